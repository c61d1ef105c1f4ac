/** The one thing of the watch that a signal was raised from and that leads to evidence. */
type SignalSource = { readonly kind: 'report' | 'evidence'; readonly id: string };

const leads = /^\/warn\/(reports|evidence)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?=$|[?#])/;

/** The report, or the item of evidence, whose address a signal gives as its source; nothing for any other address. */
export function sourceOf(source: string): SignalSource | undefined {
  const [, address, id] = leads.exec(source) ?? [];
  if (address === undefined || id === undefined) return undefined;
  return { kind: address === 'reports' ? 'report' : 'evidence', id };
}

const holdsId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** Whether an address names something here that a stranger need not be told of: by its id, or in the rooms of the watch. */
export function namesInside(source: string): boolean {
  return source.startsWith('/warn/') || (/^\/|\/warn\//.test(source) && holdsId.test(source));
}
