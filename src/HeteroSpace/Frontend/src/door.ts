import { keepPage } from "./keep";

// The door: lets people in from the list on this device, with a network or without. The list lies encrypted in the browser's own store; its key cannot be read by any script, and both go when somebody else signs in.
type Line = { h: string; t: string; n: string; f: string; i: number };
type Waiting = { id: string; ticket?: string; name: string; contact?: string; at: number };
type Answer = { id: string; what: string; name: string; since?: number; device?: string };
type Detector = { detect(source: CanvasImageSource): Promise<{ rawValue: string }[]> };

const root = document.getElementById("pintu")!;
const slug = root.dataset.slug!, account = root.dataset.account!;
const said = (key: string) => root.dataset["said" + key[0].toUpperCase() + key.slice(1)] ?? key;
const $ = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const byHash = new Map<string, Line>(), byTicket = new Map<string, Line>();
const device = localStorage.getItem("hs-device") ?? "HP-" + Math.random().toString(36).slice(2, 6).toUpperCase();
localStorage.setItem("hs-device", device);
let sending = false;

// --- the browser's own store ---
const store = new Promise<IDBDatabase>((resolve, reject) => {
  const opening = indexedDB.open("hs-door", 1);
  opening.onupgradeneeded = () => { opening.result.createObjectStore("lists"); opening.result.createObjectStore("queue", { keyPath: "id" }); };
  opening.onsuccess = () => resolve(opening.result);
  opening.onerror = () => reject(opening.error);
});
async function ask<T>(name: string, mode: IDBTransactionMode, act: (objects: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await store;
  return new Promise((resolve, reject) => {
    const request = act(database.transaction(name, mode).objectStore(name));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
const queueName = `${account}:${slug}`;
type Kept = { key: CryptoKey; nonce: Uint8Array; data: Uint8Array; account: string };
type Queued = Waiting & { of: string };

// --- the list ---
async function open(kept: Kept): Promise<void> {
  const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv: kept.nonce as BufferSource }, kept.key, kept.data as BufferSource);
  const lines: Line[] = JSON.parse(new TextDecoder().decode(bytes));
  // What this device has let in since it asked stays so.
  const before = new Map([...byTicket].filter(([, line]) => line.i > 0).map(([ticket, line]) => [ticket, line.i]));
  byHash.clear();
  byTicket.clear();
  for (const line of lines) {
    line.i ||= before.get(line.t) ?? 0;
    byHash.set(line.h, line);
    byTicket.set(line.t, line);
  }
}
const bytes = (text: string) => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));

async function download(): Promise<boolean> {
  const answer = await fetch(`/pindai/${slug}/daftar`, { headers: { accept: "application/json" }, redirect: "manual" });
  if (!answer.ok) { if (answer.type === "opaqueredirect" || answer.status === 404) show(said("signin"), "", false); return false; }
  const sent = await answer.json();
  const key = await crypto.subtle.importKey("raw", bytes(sent.key) as BufferSource, "AES-GCM", false, ["decrypt"]);
  const kept: Kept = { key, nonce: bytes(sent.nonce), data: bytes(sent.data), account: sent.account };
  await ask("lists", "readwrite", lists => lists.put(kept, slug));
  await open(kept);
  return true;
}

async function start(): Promise<void> {
  const kept: Kept | undefined = await ask("lists", "readonly", lists => lists.get(slug));
  if (kept && kept.account !== account) await ask("lists", "readwrite", lists => lists.clear());
  else if (kept) await open(kept);
  for (const waiting of await queue()) if (waiting.ticket) mark(waiting.ticket, waiting.at);
  try { await download(); } catch { /* no network: what is kept serves */ }
  await state();
  root.dataset.ready = "yes";
}

// --- letting in ---
const letters = "23456789ABCDEFGHJKMNPQRSTWXYZ";
function read(typed: string): string | null {
  let text = typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
  if (text.length === 10 && text.startsWith("HT")) text = text.slice(2);
  return text.length === 8 && [...text].every(letter => letters.includes(letter)) ? `HT-${text.slice(0, 4)}-${text.slice(4)}` : null;
}
async function hash(code: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(code)));
  return [...digest.slice(0, 8)].map(byte => byte.toString(16).padStart(2, "0")).join("");
}
const mark = (ticket: string, at: number) => { const line = byTicket.get(ticket); if (line && !line.i) line.i = at; };
const clock = (at: number) => new Date(at).toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit" });

async function code(typed: string): Promise<void> {
  const began = performance.now();
  const wanted = read(typed);
  let line = wanted ? byHash.get(await hash(wanted)) : undefined;
  // Registered a moment ago: the list is read anew, where there is a network.
  if (!line && wanted && navigator.onLine) { try { if (await download()) line = byHash.get(await hash(wanted)); } catch { /* none */ } }
  if (!line) { show(wanted ?? typed, said("unknown"), false); return; }
  await letIn(line);
  root.dataset.milliseconds = String(performance.now() - began);
}

async function letIn(line: Line): Promise<void> {
  if (line.i) { show(line.n, `${said("again")} ${clock(line.i)}`, false); return; }
  line.i = Date.now();
  show(line.n, said("welcome"), true);
  await enqueue({ id: crypto.randomUUID(), ticket: line.t, name: line.n, at: line.i });
}

function show(name: string, text: string, good: boolean): void {
  const box = document.createElement("p");
  box.className = good ? "door-ok" : "door-no";
  const strong = document.createElement("strong"), span = document.createElement("span");
  strong.textContent = name;
  span.textContent = text;
  box.append(strong, span);
  $("jawaban").replaceChildren(box);
  navigator.vibrate?.(good ? 60 : [80, 60, 80]);
}

// --- what waits to be sent ---
const queue = async (): Promise<Queued[]> => (await ask<Queued[]>("queue", "readonly", rows => rows.getAll())).filter(row => row.of === queueName);
async function enqueue(waiting: Waiting): Promise<void> {
  await ask("queue", "readwrite", rows => rows.put({ ...waiting, of: queueName }));
  await state();
  void send();
}

async function send(): Promise<void> {
  if (sending) return;
  sending = true;
  try {
    const waiting = (await queue()).slice(0, 200);
    if (waiting.length === 0) return;
    const answer = await fetch(`/pindai/${slug}/kirim`, {
      method: "POST", headers: { "content-type": "application/json" }, redirect: "manual",
      body: JSON.stringify({ device, shown: waiting.filter(row => row.ticket).map(row => ({ id: row.id, ticket: row.ticket, at: row.at })), walkUps: waiting.filter(row => !row.ticket).map(row => ({ id: row.id, name: row.name, contact: row.contact, at: row.at })) })
    });
    if (!answer.ok) { if (answer.type === "opaqueredirect" || answer.status === 404) show(said("signin"), "", false); return; }
    for (const row of await answer.json() as Answer[]) await settle(row, waiting.find(known => known.id === row.id));
  } catch { /* no network: it stays in the queue */ }
  finally { sending = false; await state(); }
}

async function settle(answer: Answer, waiting?: Queued): Promise<void> {
  await ask("queue", "readwrite", rows => rows.delete(answer.id));
  if (answer.what === "welcome" || answer.what === "again") return;
  const item = document.createElement("li");
  item.className = "clash";
  item.textContent = answer.what === "conflict" ? `${answer.name}: ${said("conflict")} (${answer.device ?? ""} ${answer.since ? clock(answer.since) : ""})` : `${waiting?.name ?? answer.name}: ${said(answer.what === "full" ? "full" : answer.what === "already" ? "again" : "unknown")}`;
  $("bentrok-daftar").append(item);
  $("bentrok").hidden = false;
}

async function state(): Promise<void> {
  const waiting = (await queue()).length;
  $("sambungan").textContent = navigator.onLine ? said("online") : said("offline");
  $("antrean").textContent = `${byTicket.size} ${said("list")}${waiting ? ` · ${waiting} ${said("queue")}` : ""}`;
  if (byTicket.size) $("masuk-dari").textContent = `${[...byTicket.values()].filter(line => line.i).length}/${byTicket.size}`;
}

// --- the forms of the page, and the camera ---
$<HTMLFormElement>("form-kode").addEventListener("submit", event => {
  event.preventDefault();
  const input = $<HTMLInputElement>("kode");
  void code(input.value);
  input.value = "";
  input.focus();
});
const folded = (text: string) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().trim();
function search(): void {
  const words = folded($<HTMLInputElement>("cari").value).split(/\s+/).filter(word => word !== "");
  const found = words.join("").length < 2 ? [] : [...byTicket.values()].filter(line => words.every(word => line.f.includes(word))).slice(0, 20);
  $("hasil").replaceChildren(...found.map(line => {
    const item = document.createElement("li"), name = document.createElement("span"), button = document.createElement("button");
    name.textContent = line.n + (line.i ? ` (${said("again")} ${clock(line.i)})` : "");
    button.type = "button";
    button.className = "btn btn-primary";
    button.textContent = said("in");
    button.setAttribute("aria-label", `${said("in")}: ${line.n}`);
    button.addEventListener("click", () => void letIn(line).then(search));
    item.append(name, button);
    return item;
  }));
  if (words.join("").length >= 2 && found.length === 0) { const none = document.createElement("li"); none.textContent = said("none"); $("hasil").append(none); }
}
$("cari").addEventListener("input", search);
$<HTMLFormElement>("form-nama").addEventListener("submit", event => { event.preventDefault(); search(); });
$<HTMLFormElement>("form-datang").addEventListener("submit", event => {
  event.preventDefault();
  const name = $<HTMLInputElement>("nama"), contact = $<HTMLInputElement>("kontak");
  if (name.value.trim() === "") { name.focus(); return; }
  show(name.value.trim(), navigator.onLine ? said("welcome") : said("kept"), true);
  void enqueue({ id: crypto.randomUUID(), name: name.value.trim(), contact: contact.value.trim(), at: Date.now() });
  name.value = contact.value = "";
});

const camera = $<HTMLButtonElement>("kamera"), video = $<HTMLVideoElement>("gambar");
if (navigator.mediaDevices) camera.hidden = false;
camera.addEventListener("click", () => void look());
async function look(): Promise<void> {
  try {
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 960 } } });
    await video.play();
  } catch { show("", said("camera"), false); return; }
  video.hidden = false;
  const detector = await detectorOf();
  let last = "", lastAt = 0;
  const canvas = document.createElement("canvas");
  const frame = async (): Promise<void> => {
    if (video.hidden) return;
    if (video.readyState >= 2) {
      canvas.width = video.videoWidth;
      canvas.height = video.videoHeight;
      canvas.getContext("2d", { willReadFrequently: true })!.drawImage(video, 0, 0);
      const found = (await detector.detect(canvas))[0]?.rawValue;
      // The same ticket before the lens is one showing.
      if (found && (found !== last || Date.now() - lastAt > 4000)) { [last, lastAt] = [found, Date.now()]; await code(found); }
    }
    setTimeout(() => void frame(), 150);
  };
  await frame();
}
async function detectorOf(): Promise<Detector> {
  const own = (window as unknown as { BarcodeDetector?: { new(options: object): Detector; getSupportedFormats(): Promise<string[]> } }).BarcodeDetector;
  if (own && (await own.getSupportedFormats()).includes("qr_code")) return new own({ formats: ["qr_code"] });
  const { default: jsQr } = await import("jsqr");
  return {
    detect: async source => {
      const canvas = source as HTMLCanvasElement;
      const picture = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      const found = jsQr(picture.data, picture.width, picture.height);
      return found ? [{ rawValue: found.data }] : [];
    }
  };
}

window.addEventListener("online", () => void send());
window.addEventListener("offline", () => void state());
setInterval(() => void send(), 5000);
setInterval(() => { if (navigator.onLine) void download().then(state).catch(() => undefined); }, 60_000);
$<HTMLInputElement>("kode").focus();
void start();
// What reads the camera is fetched before the page is kept, so that it is there without a network too.
void detectorOf().catch(() => undefined).then(() => keepPage("/pindai/"));
