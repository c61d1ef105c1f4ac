/** One answer: to which kind of request, how long it took, and what was wrong with it. */
export type Recorder = {
  readonly record: (name: string, milliseconds: number, fault?: string) => void;
  readonly figures: () => readonly Figures[];
  readonly faults: () => ReadonlyMap<string, number>;
  readonly clear: () => void;
};

/** Milliseconds to the whole answer, as the asker waits. */
export type Figures = {
  readonly name: string;
  readonly requests: number;
  readonly faults: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
};

export function createRecorder(): Recorder {
  const times = new Map<string, { readonly waited: number[]; faults: number }>();
  const faults = new Map<string, number>();
  return {
    record(name, milliseconds, fault) {
      const of = times.get(name) ?? { waited: [], faults: 0 };
      times.set(name, of);
      of.waited.push(milliseconds);
      if (fault === undefined) return;
      of.faults += 1;
      faults.set(`${name}: ${fault}`, (faults.get(`${name}: ${fault}`) ?? 0) + 1);
    },
    figures: () =>
      [...times]
        .map(([name, { waited, faults: count }]) => figuresOf(name, waited, count))
        .toSorted((left, right) => right.p95 - left.p95),
    faults: () => faults,
    clear() {
      times.clear();
      faults.clear();
    },
  };
}

function figuresOf(name: string, waited: readonly number[], faults: number): Figures {
  const sorted = waited.toSorted((left, right) => left - right);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { name, requests: waited.length, faults, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}
