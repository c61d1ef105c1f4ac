/** What a record is put together by: its version, and the list that it is on. */
type Grouped = { readonly version: number; readonly source: string };

/** Records put together step by step, where some are never to stand together. */
export class SubjectGroups<Member extends Grouped> {
  readonly #groups = new Map<number, Member[]>();
  readonly #parted = new Map<number, Set<number>>();

  constructor(records: readonly Member[]) {
    for (const record of records) this.#groups.set(record.version, [record]);
  }

  /** Keeps two from ever standing together, from now on. */
  part(one: number, other: number): void {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const known = this.#parted.get(from) ?? new Set();
      this.#parted.set(from, known.add(to));
    }
  }

  /** Puts two together with all that stand with either, unless any two of those are parted. */
  join(one: number, other: number): void {
    const [ours, theirs] = this.#two(one, other);
    if (ours !== theirs && !this.#areParted(ours, theirs)) this.#merge(ours, theirs);
  }

  /** The same, unless there were then two of one list. */
  joinOfOneEach(one: number, other: number): void {
    const [ours, theirs] = this.#two(one, other);
    if (ours === theirs) return;
    const isTwice = ours.some(({ source }) => theirs.some((each) => each.source === source));
    if (!isTwice && !this.#areParted(ours, theirs)) this.#merge(ours, theirs);
  }

  membersOf(version: number): readonly Member[] {
    return this.#groups.get(version) ?? [];
  }

  isOne(one: number, other: number): boolean {
    const group = this.#groups.get(one);
    return group !== undefined && group === this.#groups.get(other);
  }

  #two(one: number, other: number): readonly [Member[], Member[]] {
    const ours = this.#groups.get(one);
    const theirs = this.#groups.get(other);
    // A record that is on no list that stands joins nothing.
    if (ours !== undefined && theirs !== undefined) return [ours, theirs];
    const none: Member[] = [];
    return [none, none];
  }

  #areParted(ours: readonly Member[], theirs: readonly Member[]): boolean {
    if (this.#parted.size === 0) return false;
    return ours.some(({ version }) => theirs.some((each) => this.#parted.get(version)?.has(each.version) === true));
  }

  #merge(ours: Member[], theirs: Member[]): void {
    ours.push(...theirs);
    for (const { version } of theirs) this.#groups.set(version, ours);
  }
}
