// navigator.clipboard exists only on https and localhost, so plain http falls back to selecting the field.
/** Copies a field's text; false when the browser refused, and the text is then selected. */
export async function copy(field) {
  const hidden = field.type === "password";
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(field.value);
      return true;
    }
  } catch { /* not allowed: try the older way */ }
  if (hidden) field.type = "text";
  field.select();
  const copied = document.execCommand("copy");
  if (hidden && copied) field.type = "password";
  return copied;
}
