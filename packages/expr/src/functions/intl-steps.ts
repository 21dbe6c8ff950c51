/**
 * Steps of one formatted number or date. Making an Intl object costs up to a tenth of a millisecond, and a price that
 * depended on what is cached would make the same input end differently, so every call pays for a miss.
 */
export const FORMAT_STEPS = 40;
