// A form is sent once, however often its button is pressed; a file that is too large is said at once.
document.addEventListener("submit", event => {
  const form = event.target as HTMLFormElement;
  if (!form.hasAttribute("data-once") || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 8000);
});
document.addEventListener("change", event => {
  const input = event.target as HTMLInputElement;
  if (input.type !== "file" || !input.dataset.max) return;
  const tooLarge = [...(input.files ?? [])].some(file => file.size > Number(input.dataset.max));
  input.setCustomValidity(tooLarge ? (input.dataset.tooBig ?? "") : "");
  input.reportValidity();
});
// What is wrong may stand in a part that is folded: the browser would refuse the form and show nothing.
const unfold = (fold: Element | null | undefined): void => {
  fold?.setAttribute("open", "");
  if (fold) unfold(fold.parentElement?.closest("details"));
};
document.addEventListener("invalid", event => unfold((event.target as Element).closest("details")), { capture: true });
// Browsers write a day and a time as their own language does; what was chosen is said in the page's.
const spoken = document.documentElement.lang === "en" ? "en-GB" : "id-ID";
const byTwelve = Intl.DateTimeFormat(undefined, { hour: "numeric" }).resolvedOptions().hour12;
function dayOf({ valueAsDate: day }: HTMLInputElement): string {
  if (!day || day.getUTCFullYear() <= 2000 || day.getUTCFullYear() >= 2200) return "";
  const part = (of: Intl.DateTimeFormatOptions) => day.toLocaleDateString(spoken, { timeZone: "UTC", ...of });
  return `${part({ weekday: "long" })}, ${part({ day: "numeric", month: "long", year: "numeric" })}`;
}
const timeOf = ({ value }: HTMLInputElement) =>
  byTwelve && value ? value.slice(0, 5).replace(":", spoken === "en-GB" ? ":" : ".") : "";
function sayChosen(field: HTMLInputElement): void {
  const says = field.parentElement?.querySelector<HTMLElement>("[data-chosen]");
  if (!says) return;
  const chosen = field.type === "date" ? dayOf(field) : timeOf(field);
  says.textContent = chosen && says.dataset.chosen + chosen;
  says.hidden = chosen === "";
}
document.addEventListener("input", event => {
  if (event.target instanceof HTMLInputElement) sayChosen(event.target);
});
// Also what the browser puts back into fields.
addEventListener("pageshow", () => {
  document.querySelectorAll<HTMLInputElement>("input[type=date], input[type=time]").forEach(sayChosen);
});
// A text to pass on is copied with one press, where the browser lets us.
for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
  const text = document.getElementById(button.dataset.copy ?? "") as HTMLTextAreaElement | null;
  if (!text || !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.value);
    button.textContent = button.dataset.done ?? "";
  });
}
// What was typed into a long form is not lost by pressing something beside it.
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-guard]")) {
  let dirty = false;
  // A file and its words are sent by a press of their own.
  form.addEventListener("input", event => {
    if (!(event.target as Element).closest(".picture-panel")) dirty = true;
  });
  form.addEventListener("submit", () => {
    dirty = false;
  });
  addEventListener("beforeunload", event => {
    if (dirty) event.preventDefault();
  });
  for (const other of document.querySelectorAll<HTMLFormElement>("form:not([data-guard])"))
    other.addEventListener(
      "submit",
      event => {
        if (dirty && !confirm(form.dataset.unsaved)) event.preventDefault();
        else dirty = false;
      },
      { capture: true },
    );
}
