// A form is sent once, however often its button is pressed; a file that is too large is said at once.
document.addEventListener("submit", event => {
  const form = event.target as HTMLFormElement;
  if (!form.hasAttribute("data-once") || event.defaultPrevented) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 8000);
});
document.addEventListener("change", event => {
  const input = event.target as HTMLInputElement;
  if (input.type !== "file" || !input.dataset.max) return;
  const tooLarge = [...(input.files ?? [])].some(file => file.size > Number(input.dataset.max));
  input.setCustomValidity(tooLarge ? input.dataset.tooBig ?? "" : "");
  input.reportValidity();
});
