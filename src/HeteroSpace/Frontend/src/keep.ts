// Keeps the page that is open on this device, served by a worker that does nothing else. Only what makes it look and
// work is kept with it, never what it has asked for.
export async function keepPage(scope: string): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register("/dist/card-worker.js", { scope });
  const registration = await navigator.serviceWorker.getRegistration(scope);
  const worker = registration?.active ?? (await activeOf(registration));
  if (!worker) return;
  const addresses = performance
    .getEntriesByType("resource")
    .map(entry => entry.name)
    .filter(name => new URL(name).origin === location.origin && new URL(name).pathname.startsWith("/dist/"));
  const answer = new MessageChannel();
  answer.port1.onmessage = message => {
    if (message.data === "kept") document.querySelector<HTMLElement>("[data-offline]")?.removeAttribute("hidden");
  };
  worker.postMessage({ addresses: [location.href, ...addresses] }, [answer.port2]);
}

function activeOf(registration: ServiceWorkerRegistration | undefined): Promise<ServiceWorker | null> {
  const coming = registration?.installing ?? registration?.waiting;
  if (!coming) return Promise.resolve(null);
  return new Promise(resolve =>
    coming.addEventListener("statechange", () => {
      if (coming.state === "activated") resolve(coming);
    }),
  );
}
