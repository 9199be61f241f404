import { keepPage } from "./keep";
import { detectorOf } from "./camera";
import { watch } from "./door-camera";
import { ask, keptOf, queue, type Kept, type Line, type Waiting } from "./door-store";

// The door: lets people in from the list on this device, with a network or without. The list lies encrypted in the
// browser's own store, its key cannot be read by any script, and both go when somebody else signs in or the door has
// closed. What was seen is written down before it is said, and waits in the store until the server has answered for it.
type Answer = { id: string; what: string; name: string; since?: number; device?: string };

const root = document.getElementById("pintu")!;
const slug = root.dataset.slug!,
  account = root.dataset.account!;
const said = (key: string) => root.dataset["said" + key[0].toUpperCase() + key.slice(1)] ?? key;
const $ = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const byHash = new Map<string, Line[]>(),
  byTicket = new Map<string, Line>();
let codes: CryptoKey | undefined;
const device = localStorage.getItem("hs-device") ?? "HP-" + Math.random().toString(36).slice(2, 6).toUpperCase();
localStorage.setItem("hs-device", device);
let unsent = 0,
  trouble = "",
  shown = "";
// Those who came without registering, until it is known what became of them.
const guests = new Map<string, Waiting>();

// --- the list ---
async function open(kept: Kept, asked: number): Promise<void> {
  const opened = await crypto.subtle.decrypt({ name: "AES-GCM", iv: kept.nonce }, kept.key, kept.data);
  const lines: Line[] = JSON.parse(new TextDecoder().decode(opened));
  // Let in here since it was asked for, or not yet told: that stays so. Whatever else the server says is newer.
  const mine = new Map((await queue()).filter(row => row.of === slug && row.ticket).map(row => [row.ticket!, row.at]));
  for (const [ticket, line] of byTicket) if (line.i >= asked) mine.set(ticket, line.i);
  byHash.clear();
  byTicket.clear();
  codes = kept.codes;
  for (const line of lines) {
    line.i ||= mine.get(line.t) ?? 0;
    byHash.set(line.h, [...(byHash.get(line.h) ?? []), line]);
    byTicket.set(line.t, line);
  }
}
async function forget(): Promise<void> {
  await ask("lists", "readwrite", lists => lists.delete(slug));
  byHash.clear();
  byTicket.clear();
}

async function download(): Promise<boolean> {
  const asked = Date.now();
  const answer = await fetch(`/pindai/${slug}/daftar`, {
    headers: { accept: "application/json" },
    redirect: "manual",
    cache: "no-store",
  });
  if (answer.type === "opaqueredirect") {
    trouble = "signin";
    return false;
  }
  if (answer.status === 404) {
    trouble = "over";
    await forget();
    return false;
  }
  if (!answer.ok) return false;
  const sent = await answer.json();
  trouble = "";
  const kept = await keptOf(sent);
  await ask("lists", "readwrite", lists => lists.put(kept, slug));
  await open(kept, asked);
  return true;
}

async function start(): Promise<void> {
  // Of another helper, or of a door that has closed: none of it stays on the device.
  for (const name of await ask("lists", "readonly", lists => lists.getAllKeys())) {
    const kept: Kept = await ask("lists", "readonly", lists => lists.get(name));
    if (kept.account !== account || kept.until < Date.now() || !kept.codes)
      await ask("lists", "readwrite", lists => lists.delete(name));
    else if (name === slug) await open(kept, 0);
  }
  try {
    await download();
  } catch {
    /* no network: what is kept serves */
  }
  root.dataset.ready = "yes";
  await state();
  void send();
}

// --- letting in ---
const letters = "23456789ABCDEFGHJKMNPQRSTWXYZ";
function read(typed: string): string | null {
  let text = typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
  if (text.length === 10 && text.startsWith("HT")) text = text.slice(2);
  return text.length === 8 && [...text].every(letter => letters.includes(letter))
    ? `HT-${text.slice(0, 4)}-${text.slice(4)}`
    : null;
}
// By the key of this helper and event: short on purpose, so that many codes fit a line and none can be read from it.
async function linesOf(code: string): Promise<Line[]> {
  if (!codes) return [];
  const mark = new Uint8Array(await crypto.subtle.sign("HMAC", codes, new TextEncoder().encode(code)));
  return byHash.get([...mark.slice(0, 3)].map(byte => byte.toString(16).padStart(2, "0")).join("")) ?? [];
}
const ours = document.documentElement.lang === "en" ? "en-GB" : "id-ID";
const clock = (at: number) => new Date(at).toLocaleTimeString(ours, { hour: "2-digit", minute: "2-digit" });

async function code(typed: string): Promise<void> {
  const began = performance.now();
  const wanted = read(typed);
  let lines = wanted ? await linesOf(wanted) : [];
  // Registered a moment ago: the list is read anew, where there is a network.
  if (lines.length === 0 && wanted && navigator.onLine) {
    try {
      if (await download()) lines = await linesOf(wanted);
    } catch {
      /* none */
    }
  }
  // Once in some hundred events two tickets have one mark: the name decides.
  if (lines.length > 1) {
    show(wanted ?? typed, said("which"), true);
    choose(lines);
    $("hasil").scrollIntoView({ block: "center" });
  } else if (lines.length === 1) await letIn(lines[0]);
  else show(wanted ?? typed, said("unknown"), false);
  root.dataset.milliseconds = String(performance.now() - began);
}

async function letIn(line: Line, sure = false): Promise<void> {
  if (line.i) {
    show(line.n, `${said("again")} ${clock(line.i)}`, false);
    return;
  }
  // Whoever is registered for the screen takes no seat in the room, unless the helper says so.
  if (line.o && !sure) {
    show(line.n, said("onlineway"), false, {
      text: said("anyway"),
      press: () => void letIn(byTicket.get(line.t) ?? line, true),
    });
    return;
  }
  const at = Date.now();
  if (!(await enqueue({ id: crypto.randomUUID(), of: slug, ticket: line.t, name: line.n, at }))) return;
  line.i = at;
  show(line.n, said("welcome"), true);
  await state();
  void send();
}

function show(name: string, text: string, good: boolean, more?: { text: string; press: () => void }, of = ""): void {
  shown = of;
  const box = document.createElement("p");
  box.className = good ? "door-ok" : "door-no";
  const strong = document.createElement("strong"),
    span = document.createElement("span");
  strong.textContent = name;
  span.textContent = text;
  box.append(strong, span);
  if (more) box.append(button(more.text, more.press));
  $("jawaban").replaceChildren(box);
  navigator.vibrate?.(good ? 60 : [80, 60, 80]);
}
function button(text: string, press: () => void, label?: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn-primary";
  made.textContent = text;
  if (label) made.setAttribute("aria-label", label);
  made.addEventListener("click", press);
  return made;
}

// --- what waits to be sent: of every event, whoever let them in; one tab at a time ---
async function enqueue(waiting: Waiting): Promise<boolean> {
  try {
    await ask("queue", "readwrite", rows => rows.put(waiting));
    return true;
  } catch {
    show(waiting.name, said("paper"), false);
    return false;
  }
}

async function send(): Promise<void> {
  const work = async (): Promise<void> => {
    const all = (await queue()).filter(row => !row.refused);
    for (const of of new Set(all.map(row => row.of))) await sendOf(of, all.filter(row => row.of === of).slice(0, 200));
  };
  try {
    if (navigator.locks)
      await navigator.locks.request("hs-door-send", { ifAvailable: true }, async lock => {
        if (lock) await work();
      });
    else await work();
  } catch {
    /* no network: it stays in the queue */
  }
  await state();
}

async function sendOf(of: string, waiting: Waiting[]): Promise<void> {
  const answer = await fetch(`/pindai/${of}/kirim`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    redirect: "manual",
    body: JSON.stringify({
      device,
      now: Date.now(),
      shown: waiting.filter(row => row.ticket).map(row => ({ id: row.id, ticket: row.ticket, at: row.at })),
      walkUps: waiting
        .filter(row => !row.ticket)
        .map(row => ({ id: row.id, name: row.name, contact: row.contact, at: row.at })),
    }),
  });
  if (answer.type === "opaqueredirect") {
    trouble = "signin";
    return;
  }
  if (answer.status === 404) {
    if (of === slug) trouble = "over";
    for (const row of waiting) await refuse(row, "over");
    return;
  }
  if (!answer.ok) return;
  if (of === slug) trouble = "";
  for (const row of (await answer.json()) as Answer[]) {
    const known = waiting.find(one => one.id === row.id);
    if (row.what === "welcome" || row.what === "again") await ask("queue", "readwrite", rows => rows.delete(row.id));
    else if (known)
      await refuse(
        known,
        row.what === "conflict"
          ? `${said("conflict")} (${row.device ?? ""} ${row.since ? clock(row.since) : ""})`
          : row.what,
      );
    // Known by contact, and in already: the clerk reads that instead.
    if (row.what === "again" && guests.delete(row.id) && shown === row.id)
      show(row.name, `${said("again")} ${row.since ? clock(row.since) : ""}`, false);
  }
}

// What was not taken stays on the device, with all that was noted, until someone has seen to it.
async function refuse(row: Waiting, why: string): Promise<void> {
  await ask("queue", "readwrite", rows => rows.put({ ...row, refused: why }));
  await listRefused();
}
const reason = (row: Waiting) => said(row.refused!);
async function listRefused(): Promise<void> {
  const refused = (await queue()).filter(row => row.refused);
  $("bentrok").hidden = refused.length === 0;
  $("bentrok-daftar").replaceChildren(
    ...refused.map(row => {
      const item = document.createElement("li"),
        text = document.createElement("span");
      text.className = "clash";
      text.textContent = `${row.name}${row.contact ? ", " + row.contact : ""} ${clock(row.at)}: ${reason(row)}`;
      item.append(
        text,
        button(
          said("done"),
          () => void ask("queue", "readwrite", rows => rows.delete(row.id)).then(listRefused),
          `${said("done")}: ${row.name}`,
        ),
      );
      return item;
    }),
  );
}

// What became of whoever came without registering, whichever tab sent it: said where it is still what the clerk reads,
// and counted.
async function tellGuests(rows: Waiting[]): Promise<void> {
  if (guests.size === 0) return;
  const waits = new Map(rows.map(row => [row.id, row]));
  let noted = false;
  for (const [id, guest] of guests) {
    const row = waits.get(id);
    if (row && !row.refused) continue;
    guests.delete(id);
    noted ||= !row || row.refused === "contactless";
    if (shown !== id) continue;
    if (row) show(guest.name, reason(row), false);
    else show(guest.name, said("noted"), true);
  }
  // With them the list has one more: it is read anew, so that the count is true.
  if (noted)
    try {
      await download();
    } catch {
      /* no network again: the next reading counts them */
    }
}

async function state(): Promise<void> {
  const rows = await queue();
  await tellGuests(rows);
  unsent = rows.filter(row => !row.refused).length;
  const place = $("sambungan");
  if (trouble === "signin") {
    const link = document.createElement("a");
    link.href = "/masuk?kembali=" + encodeURIComponent(location.pathname);
    link.textContent = said("signin");
    place.replaceChildren(link);
  } else place.textContent = trouble === "over" ? said("over") : navigator.onLine ? said("online") : said("offline");
  $("antrean").textContent = `${byTicket.size} ${said("list")}${unsent ? ` · ${unsent} ${said("queue")}` : ""}`;
  const room = [...byTicket.values()].filter(line => !line.o);
  if (byTicket.size) $("masuk-dari").textContent = `${room.filter(line => line.i).length}/${room.length}`;
}

// --- the forms of the page: until the list is here the server does their work ---
const ready = () => root.dataset.ready === "yes";
$<HTMLFormElement>("form-kode").addEventListener("submit", event => {
  if (!ready()) return;
  event.preventDefault();
  const input = $<HTMLInputElement>("kode");
  void code(input.value);
  input.value = "";
  input.focus();
});
const folded = (text: string) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .trim();
function search(): void {
  const words = folded($<HTMLInputElement>("cari").value)
    .split(/\s+/)
    .filter(word => word !== "");
  const found =
    words.join("").length < 2
      ? []
      : [...byTicket.values()].filter(line => words.every(word => line.f.includes(word))).slice(0, 20);
  choose(found, () => {
    search();
    $("cari").focus();
  });
  if (words.join("").length >= 2 && found.length === 0) {
    const none = document.createElement("li");
    none.textContent = said("none");
    $("hasil").append(none);
  }
}
function choose(lines: Line[], then = () => $("hasil").replaceChildren()): void {
  $("hasil").replaceChildren(
    ...lines.map(line => {
      const item = document.createElement("li"),
        name = document.createElement("span");
      name.textContent = line.n + (line.i ? ` (${said("again")} ${clock(line.i)})` : "");
      item.append(
        name,
        button(said("in"), () => void letIn(byTicket.get(line.t) ?? line).then(then), `${said("in")}: ${line.n}`),
      );
      return item;
    }),
  );
}
$("cari").addEventListener("input", () => {
  if (ready()) search();
});
$<HTMLFormElement>("form-nama").addEventListener("submit", event => {
  if (!ready()) return;
  event.preventDefault();
  search();
});
$<HTMLFormElement>("form-datang").addEventListener("submit", event => {
  if (!ready()) return;
  event.preventDefault();
  const name = $<HTMLInputElement>("nama"),
    contact = $<HTMLInputElement>("kontak");
  if (name.value.trim() === "") {
    name.focus();
    return;
  }
  const waiting: Waiting = {
    id: crypto.randomUUID(),
    of: slug,
    name: name.value.trim(),
    contact: contact.value.trim(),
    at: Date.now(),
  };
  void enqueue(waiting).then(async kept => {
    if (!kept) return;
    guests.set(waiting.id, waiting);
    // Written down is not yet known to the house: the answer, or that there is no network, comes in a moment.
    show(waiting.name, said(navigator.onLine ? "sending" : "kept"), true, undefined, waiting.id);
    name.value = contact.value = "";
    await send();
    if (shown === waiting.id && guests.has(waiting.id)) show(waiting.name, said("kept"), true, undefined, waiting.id);
  });
});

// --- the camera ---
watch($("kamera"), $("gambar"), code, () => show("", said("camera"), false));

window.addEventListener("online", () => void send());
window.addEventListener("offline", () => void state());
window.addEventListener("beforeunload", event => {
  if (unsent && navigator.onLine) event.preventDefault();
});
setInterval(() => {
  if (unsent) void send();
}, 5000);
setInterval(() => {
  if (navigator.onLine && !document.hidden)
    void download()
      .catch(() => false)
      .then(state);
}, 60_000);
$<HTMLInputElement>("kode").focus();
void start().then(listRefused);
// What reads the camera is fetched before the page is kept, so that it is there without a network too.
void detectorOf()
  .catch(() => undefined)
  .then(() => keepPage("/pindai/"));
