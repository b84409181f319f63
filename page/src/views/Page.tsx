import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { PressedBook } from "../engine/engine";
import { pageAddress } from "../rooms/typeset";
import { words } from "../words";

/** One page: its place at once, its picture when it comes into sight. */
export function Page({
  book,
  index,
  size,
}: {
  book: PressedBook;
  index: number;
  size: { width: number; height: number };
}) {
  const place = useRef<HTMLDivElement>(null);
  const address = useSignal<string | undefined>(undefined);
  useEffect(() => {
    let isShown = true;
    const seen = new IntersectionObserver(
      entries => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) {
          return;
        }
        seen.disconnect();
        // A book that has been replaced meanwhile has no pages any more, and nobody misses them.
        pageAddress(book, index).then(
          found => {
            if (isShown) {
              address.value = found;
            } else {
              URL.revokeObjectURL(found);
            }
          },
          () => undefined,
        );
      },
      { rootMargin: "100%" },
    );
    if (place.current !== null) {
      seen.observe(place.current);
    }
    return () => {
      isShown = false;
      seen.disconnect();
      if (address.value !== undefined) {
        URL.revokeObjectURL(address.value);
      }
    };
  }, [book, index, address]);
  return (
    <div class="page" ref={place} style={{ aspectRatio: `${size.width} / ${size.height}` }}>
      {address.value !== undefined && <img src={address.value} alt={words().pageNumber(index + 1)} />}
    </div>
  );
}
