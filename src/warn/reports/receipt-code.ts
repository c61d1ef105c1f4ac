import { inGroupsOfFour, readAloudAlphabet, readAloudCode } from '../../people/sealed-identities/sealed-identity.ts';

const letters = 20;

/** How many random bytes a code is made of: 100 bits of them are used. */
export const receiptCodeBytes = 13;

/** The code of a receipt, `7K3Q-9M2T-…`: 20 letters that are not taken for each other, of five bits each. */
export function receiptCodeOf(bytes: Uint8Array): string {
  return readAloudCode(bytes, letters);
}

/** A code as it was given, however it was typed: in small letters, without dashes, O for 0, I or L for 1. */
export function readReceiptCode(typed: string): string | undefined {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}\u200e\u200f]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return new RegExp(`^[${readAloudAlphabet}]{${letters}}$`).test(plain) ? inGroupsOfFour(plain, '-') : undefined;
}
