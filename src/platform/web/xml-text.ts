/**
 * Text as XML 1.0 may hold it: characters outside its `Char` production (most control characters, lone surrogates,
 * U+FFFE and U+FFFF) stand as U+FFFD. Escaping comes after, as on every page.
 */
export function xmlText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is sought
  return text.toWellFormed().replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD');
}
