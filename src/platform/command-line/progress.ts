import { Presets, SingleBar } from 'cli-progress';

/** Told how far a long piece of work is: a share from 0 to 1 and what is being done. */
export type OnProgress = (share: number, label: string) => void;

type Output = { readonly isTTY?: boolean; write(text: string): unknown };

/** A bar on a terminal; elsewhere a plain line each time the label changes, so that a log stays readable. */
export function showProgress(output: Output = process.stderr): {
  readonly onProgress: OnProgress;
  readonly stop: () => void;
} {
  if (output.isTTY !== true) {
    let lastLabel = '';
    return {
      onProgress(share, label) {
        if (label === lastLabel) return;
        lastLabel = label;
        output.write(`${String(Math.round(share * 100)).padStart(3)} % ${label}\n`);
      },
      stop() {},
    };
  }
  const bar = new SingleBar(
    { format: '{bar} {percentage} % {label}', clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(100, 0, { label: '' });
  return { onProgress: (share, label) => bar.update(Math.round(share * 100), { label }), stop: () => bar.stop() };
}
