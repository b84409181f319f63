/** Whether what a browser says of an error means that there is no more memory. */
export function saysFull(error: string): boolean {
  return /RangeError.*(memory|allocat)/i.test(error);
}
