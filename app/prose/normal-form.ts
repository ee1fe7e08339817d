/** More combining marks than any script sets over one letter: UAX #15, Stream-Safe Text Format. */
const crowded = /((?:(?!\u034F)\p{M}){30})(?=(?!\u034F)\p{M})/gu;

/**
 * NFC for text from strangers, in linear time. Normalising sorts the marks over a letter, and its time grows with the
 * square of their number: a form full of them would hold the process for minutes. So a combining grapheme joiner, which
 * can't be seen, ends the sorting after every thirty marks.
 */
export const normalForm = (text: string): string => text.replace(crowded, "$1\u034F").normalize("NFC");
