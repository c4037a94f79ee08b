/** The room for three tickets: what comes after them must not move when they are there. */
export const BESIDE_PX = 190;
