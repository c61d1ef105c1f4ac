/** Opens what a verb works with; the verb closes it whatever happens. */
export type OpenServices<Services> = () => Promise<{
  readonly services: Services;
  readonly close: () => Promise<void>;
}>;

/** One JSON object for programs, or lines for people. */
export function print(options: { readonly json?: true }, value: unknown, lines: readonly string[]): void {
  process.stdout.write(options.json === true ? `${JSON.stringify(value)}\n` : `${lines.join('\n')}\n`);
}
