import { close, read } from "./camera";

// The camera at the desk: what it reads is put into the desk's one field and sent, as a scanner does. It stands beside
// the page and not in it, since an answer may replace any part; where it replaces all, it goes on there (desk.ts).
const key = "hs-desk-camera";
let panel: HTMLElement | undefined, video: HTMLVideoElement, says: HTMLElement;

const button = () => document.querySelector<HTMLElement>("[data-camera]");
const field = () => document.getElementById("cari") as HTMLInputElement | null;
const said = (what: string) => button()?.dataset[what] ?? "";
const mark = () => button()?.setAttribute("aria-pressed", String(!!panel));
const remember = (last: string) => sessionStorage.setItem(key, JSON.stringify({ last, at: Date.now() }));
let last = "";

function build(): void {
  panel = document.createElement("section");
  panel.className = "desk-camera";
  panel.setAttribute("aria-label", button()?.textContent?.trim() ?? "");
  video = document.createElement("video");
  [video.hidden, video.muted, video.playsInline] = [true, true, true];
  says = document.createElement("p");
  says.setAttribute("role", "status");
  const end = document.createElement("button");
  [end.type, end.className, end.textContent] = ["button", "btn btn-outline-primary", said("close")];
  end.addEventListener("click", shut);
  panel.append(video, says, end);
  document.body.append(panel);
  mark();
}

function shut(): void {
  if (!panel) return;
  close(video);
  panel.remove();
  panel = undefined;
  sessionStorage.removeItem(key);
  mark();
  field()?.focus();
}

// Until the page has answered, whoever comes next is not read: their code would take the place of this one.
const answered = () =>
  new Promise<void>(done => {
    const watched = new MutationObserver(() => end());
    const late = setTimeout(() => end(), 8000);
    const end = () => {
      clearTimeout(late);
      watched.disconnect();
      done();
    };
    watched.observe(document.querySelector(".shell-desk")!, { childList: true, subtree: true });
  });

async function send(text: string): Promise<void> {
  const into = field();
  if (!panel || !into?.form) return;
  navigator.vibrate?.(60);
  remember((last = text));
  says.textContent = said("read");
  into.value = text;
  const answer = answered();
  into.form.requestSubmit();
  await answer;
  says.textContent = said("aim");
  mark();
}

async function open(before: string): Promise<void> {
  last = before;
  build();
  const opened = panel;
  try {
    await read(video, send, before);
    says.textContent = said("aim");
    remember(before);
  } catch (trouble) {
    close(video);
    sessionStorage.removeItem(key);
    const why = trouble instanceof DOMException ? trouble.name : "";
    says.textContent = said({ NotFoundError: "none", NotAllowedError: "denied" }[why] ?? "busy");
    field()?.focus();
  }
  // Closed before it was opened.
  if (panel !== opened) close(opened!.querySelector("video")!);
}

/** Opens it, or closes it. */
export async function press(): Promise<void> {
  if (panel) shut();
  else await open("");
}

/** Goes on where the page before was left. */
export async function goOn(before: string): Promise<void> {
  if (!panel) await open(before);
}

addEventListener("pagehide", () => {
  if (panel && video.srcObject) remember(last);
});
document.addEventListener("keydown", event => {
  if (event.key === "Escape" && !document.querySelector("details[name='menu'][open], dialog[open]")) shut();
});
