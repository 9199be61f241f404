// Keeps the member's own card on this device: the page and what it needs to look right. Signing out clears it (Clear-Site-Data).
async function keep(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register("/dist/card-worker.js", { scope: "/kartu/" });
  const worker = (await navigator.serviceWorker.ready).active;
  if (!worker) return;
  const addresses = performance.getEntriesByType("resource").map(entry => entry.name).filter(name => new URL(name).origin === location.origin);
  const answer = new MessageChannel();
  answer.port1.onmessage = () => document.querySelector<HTMLElement>("[data-offline]")?.removeAttribute("hidden");
  worker.postMessage([location.href, ...addresses], [answer.port2]);
}

void keep();
