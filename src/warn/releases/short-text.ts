/**
 * How long a text is as one short message (SMS): 160 characters of the GSM 7-bit default alphabet, where those of its
 * extension count twice, or else 70 of UCS-2 (3GPP TS 23.038, section 6.2.1; TS 23.040, section 9.2.3.24).
 */
export type ShortLength = {
  readonly alphabet: 'GSM-7' | 'UCS-2';
  /** Septets, or units of 16 bits. */
  readonly used: number;
  readonly most: 160 | 70;
};

const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extended = new Set('\f^{}\\[~]|€');

export function shortLength(text: string): ShortLength {
  const characters = [...text];
  if (characters.every((each) => basic.has(each) || extended.has(each))) {
    const used = characters.reduce((sum, each) => sum + (extended.has(each) ? 2 : 1), 0);
    return { alphabet: 'GSM-7', used, most: 160 };
  }
  return { alphabet: 'UCS-2', used: text.length, most: 70 };
}

export function fitsShort(text: string): boolean {
  const { used, most } = shortLength(text);
  return used <= most;
}
