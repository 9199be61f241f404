type Detector = { detect(source: CanvasImageSource): Promise<{ rawValue: string }[]> };

/**
 * Shows what the lens sees and tells each code that is held before it: once for as long as it is held there. Throws
 * where there is no camera, or no leave to use it.
 * @param last what was read before the page was left, and may still be held there.
 */
export async function read(video: HTMLVideoElement, found: (text: string) => Promise<void>, last = ""): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: "environment", width: { ideal: 960 } },
  });
  video.srcObject = stream;
  await video.play();
  video.hidden = false;
  void readFrames(video, found, last);
}

export function close(video: HTMLVideoElement): void {
  for (const track of (video.srcObject as MediaStream | null)?.getTracks() ?? []) track.stop();
  video.srcObject = null;
  video.hidden = true;
}

async function readFrames(
  video: HTMLVideoElement,
  found: (text: string) => Promise<void>,
  last: string,
): Promise<void> {
  const stream = video.srcObject;
  const detector = await detectorOf();
  const canvas = document.createElement("canvas");
  let lastAt = Date.now();
  const frame = async (): Promise<void> => {
    if (video.srcObject !== stream) return;
    try {
      if (video.readyState >= 2 && !document.hidden) {
        canvas.width = video.videoWidth;
        canvas.height = video.videoHeight;
        canvas.getContext("2d", { willReadFrequently: true })!.drawImage(video, 0, 0);
        const text = (await detector.detect(canvas))[0]?.rawValue;
        // As long as a code stays before the lens it is one showing.
        if (text && text === last && Date.now() - lastAt < 4000) lastAt = Date.now();
        else if (text) {
          [last, lastAt] = [text, Date.now()];
          await found(text);
          lastAt = Date.now();
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
