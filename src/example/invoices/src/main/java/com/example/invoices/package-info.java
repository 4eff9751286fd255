/**
 * A service that keeps invoices, and lets keys of Latchkey in.
 *
 * <p>Three things decide what a key may do here. Which <em>scopes</em> it has,
 * {@code @RequiresScope} asks for. Which objects it is confined to, its <em>allow list</em>, {@code
 * key.require} and {@code key.permits} ask for. <em>Whose</em> an invoice is, only this service
 * knows: {@link com.example.invoices.Invoices} finds nobody else's.
 *
 * <p>Open {@link com.example.invoices.InvoiceResource} first.
 */
package com.example.invoices;
