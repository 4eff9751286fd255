insert into invoices (id, owner, amount, paid) values ('INV-7', 'olga', 120.50, false);
insert into invoices (id, owner, amount, paid) values ('INV-8', 'olga', 18.00, false);
insert into invoices (id, owner, amount, paid) values ('INV-9', 'boris', 2400.00, false);
