/** A Gaussian is below half a level of 255 beyond three standard deviations. */
export const BLUR_REACH = 3;

/** Device pixels; Skia takes a larger standard deviation for this one. */
export const MAX_DEVIATION = 532;
