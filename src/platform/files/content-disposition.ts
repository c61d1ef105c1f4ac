/**
 * A file to be kept and never opened as a page (RFC 6266), under both names: one in ASCII for old programs, and the whole one
 * in UTF-8 (RFC 8187).
 * @param ascii of printable ASCII, without quotation marks and backslashes
 */
export function contentDisposition(name: string, ascii: string): string {
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
