// "Hari ini" by keys: each presses a button that stands in the row. They rest while something is typed, and for whoever
// uses others of the browser's.
const list = document.querySelector<HTMLElement>(".queue");
const rows = () => [...document.querySelectorAll<HTMLElement>(".queue-row")];
const here = () => document.activeElement?.closest<HTMLElement>(".queue-row") ?? null;
const isTyped = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");

const go = (step: number) => {
  const all = rows();
  const at = here();
  const next = all[at ? all.indexOf(at) + step : step > 0 ? 0 : all.length - 1];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
};
// Without a row in hand nothing is decided: the first one is taken in hand.
const press = (what: string) => {
  const at = here();
  if (!at) go(1);
  const button = at?.querySelector<HTMLElement>(what);
  button?.click();
  return button;
};
const no = () => {
  const opened = press("[data-act=no]");
  opened?.parentElement?.querySelector<HTMLElement>("button")?.focus();
};
const keys: Record<string, () => void> = {
  j: () => go(1),
  k: () => go(-1),
  s: () => press("[data-act=main]"),
  b: no,
  x: () => press("[name=pilih]"),
  u: () => document.querySelector<HTMLElement>(".undo-bar button, .notice form button")?.click(),
};

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyped(event.target)) return;
  const at = here();
  const reason = /^[1-9]$/.test(event.key)
    ? at?.querySelectorAll<HTMLElement>("details[open] .queue-reasons button")[+event.key - 1]
    : undefined;
  if (event.key === "Enter" && at && document.activeElement === at)
    at.querySelector<HTMLAnchorElement>(".queue-name a")?.click();
  else if (reason) reason.click();
  else if (keys[event.key.toLowerCase()]) keys[event.key.toLowerCase()]();
  else return;
  event.preventDefault();
});

// Where the address names a row that comes next, the keys go on from it.
if (list) document.querySelectorAll<HTMLElement>("[data-keys]").forEach(line => (line.hidden = false));
if (/^#tunggu-/.test(location.hash)) document.getElementById(location.hash.slice(1))?.focus({ preventScroll: true });

// How many are ticked stands on the buttons that decide them.
const severals = [...document.querySelectorAll<HTMLButtonElement>("[data-several]")];
const words = severals[0]?.querySelector("span")?.textContent ?? "";
const count = () => {
  const ticked = document.querySelectorAll(".queue [name=pilih]:checked").length;
  for (const button of severals) {
    const says = button.querySelector("span");
    if (says) says.textContent = ticked > 0 ? `${words.split(" ")[0]} ${ticked}` : words;
    button.disabled = ticked === 0;
    button.closest(".several")?.classList.toggle("ticked", ticked > 0);
  }
};
if (severals.length > 0) {
  list?.addEventListener("change", count);
  count();
}
