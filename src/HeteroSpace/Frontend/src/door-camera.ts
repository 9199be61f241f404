import { close, read } from "./camera";

/** The camera of a door: the button begins and ends it. */
export function watch(
  button: HTMLButtonElement,
  video: HTMLVideoElement,
  found: (text: string) => Promise<void>,
  refused: () => void,
): void {
  if (navigator.mediaDevices) button.hidden = false;
  const says = (isOn: boolean) => button.setAttribute("aria-pressed", String(isOn));
  button.addEventListener("click", async () => {
    if (video.srcObject) {
      close(video);
      says(false);
      return;
    }
    try {
      await read(video, found);
      says(true);
    } catch {
      close(video);
      says(false);
      refused();
    }
  });
}
