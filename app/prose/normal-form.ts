/** As many combining marks stand over one letter in no script: UAX #15, Stream-Safe Text Format. */
const crowded = /((?:(?!\u034F)\p{M}){30})(?=(?!\u034F)\p{M})/gu;

/**
 * NFC for text of strangers, in linear time. Normalising sorts the marks over a letter, which takes the square of their
 * number: a form full of them would hold the process for minutes. So every thirty of them a combining grapheme joiner
 * ends the sorting; it isn't seen.
 */
export const normalForm = (text: string): string => text.replace(crowded, "$1\u034F").normalize("NFC");
