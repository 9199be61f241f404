type Detector = { detect(source: CanvasImageSource): Promise<{ rawValue: string }[]> };

/** Reads the codes that are held before the lens; the button begins and ends it. */
export function watch(
  button: HTMLButtonElement,
  video: HTMLVideoElement,
  found: (text: string) => Promise<void>,
  refused: () => void,
): void {
  if (navigator.mediaDevices) button.hidden = false;
  button.addEventListener("click", () => {
    if (video.srcObject) stop();
    else void look();
  });

  function stop(): void {
    for (const track of (video.srcObject as MediaStream | null)?.getTracks() ?? []) track.stop();
    video.srcObject = null;
    video.hidden = true;
    button.setAttribute("aria-pressed", "false");
  }

  async function look(): Promise<void> {
    try {
      video.srcObject = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: "environment", width: { ideal: 960 } },
      });
      await video.play();
    } catch {
      stop();
      refused();
      return;
    }
    video.hidden = false;
    button.setAttribute("aria-pressed", "true");
    await readFrames(video, found);
  }
}

async function readFrames(video: HTMLVideoElement, found: (text: string) => Promise<void>): Promise<void> {
  const detector = await detectorOf();
  const canvas = document.createElement("canvas");
  let last = "",
    lastAt = 0;
  const frame = async (): Promise<void> => {
    if (!video.srcObject) return;
    try {
      if (video.readyState >= 2 && !document.hidden) {
        canvas.width = video.videoWidth;
        canvas.height = video.videoHeight;
        canvas.getContext("2d", { willReadFrequently: true })!.drawImage(video, 0, 0);
        const text = (await detector.detect(canvas))[0]?.rawValue;
        // As long as a ticket stays before the lens it is one showing.
        if (text && text === last && Date.now() - lastAt < 4000) lastAt = Date.now();
        else if (text) {
          [last, lastAt] = [text, Date.now()];
          await found(text);
        }
      }
    } catch {
      /* one frame that could not be read */
    } finally {
      setTimeout(() => void frame(), 150);
    }
  };
  await frame();
}

/** The browser's own, or else a library that is fetched then. */
export async function detectorOf(): Promise<Detector> {
  const own = (
    window as unknown as {
      BarcodeDetector?: { new (options: object): Detector; getSupportedFormats(): Promise<string[]> };
    }
  ).BarcodeDetector;
  if (own && (await own.getSupportedFormats()).includes("qr_code")) return new own({ formats: ["qr_code"] });
  const { default: jsQr } = await import("jsqr");
  return {
    detect: async source => {
      const canvas = source as HTMLCanvasElement;
      const picture = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      const found = jsQr(picture.data, picture.width, picture.height);
      return found ? [{ rawValue: found.data }] : [];
    },
  };
}
