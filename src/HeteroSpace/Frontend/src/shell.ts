// Menus close by Escape and by a press beside them; without this they open and close by their button.
const menus = "details[name='menu'][open]";
document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll<HTMLDetailsElement>(menus)) {
    // Whoever was in it stands at its button again, and not at the head of the page.
    const inside = menu.contains(document.activeElement);
    menu.open = false;
    if (inside) menu.querySelector("summary")?.focus();
  }
});
document.addEventListener("click", event => {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>(menus)) {
    const pressed = event.target as Element;
    // A way to a part of this very page leaves the menu open over it.
    if (!menu.contains(pressed) || pressed.closest("a")) menu.open = false;
  }
});
// An answer named in the address stands open.
function openNamed(): void {
  const named = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named instanceof HTMLDetailsElement) named.open = true;
}
addEventListener("hashchange", openNamed);
openNamed();
// Who sent a form that was refused hears why; what they wrote stands below.
document.querySelector<HTMLElement>(".error-summary")?.focus();
// Whoever signs out leaves no page behind on the phone: not every browser knows Clear-Site-Data.
document.addEventListener("submit", async event => {
  // Who signs in may be another than whose desk is kept here.
  if ("caches" in window && location.pathname === "/masuk") void caches.delete("pages-2/meja/");
  if ((event.target as Element).getAttribute("action") !== "/keluar") return;
  // What a desk has yet to send would be lost with it (desk.ts): its words ask first.
  const unsent = localStorage.getItem("hs-unsent");
  if (unsent && !confirm(unsent)) {
    event.preventDefault();
    return;
  }
  if (!("caches" in window)) return;
  for (const name of await caches.keys()) if (name.startsWith("pages-")) void caches.delete(name);
});
// Whoever has the house among their apps is told in words when there is no network; nobody else pays for it.
if ("serviceWorker" in navigator && matchMedia("(display-mode: standalone)").matches)
  void navigator.serviceWorker.register("/dist/offline-worker.js", { scope: "/" });
