import { useComputed, useSignal } from "@preact/signals";
import type { TargetedMouseEvent } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { PressedBook } from "../engine/engine";
import { askAt, hover, hovered, origin } from "../rooms/origin";
import { picture } from "../rooms/pictures";
import type { Box } from "../rooms/search";
import { hitSeen, hits, type Marked, pointed } from "../rooms/turn";
import { words } from "../words";

interface Of {
  book: PressedBook;
  index: number;
  size: { width: number; height: number };
}

/** One page: its place at once, its picture when it comes into sight, what is found on it marked. */
export function Page({ book, index, size }: Of) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the list beside has the same for the keyboard
    <div
      class={hovered.value?.page === index ? "page over-text" : "page"}
      data-page={index}
      onPointerMove={event => hover(index, ...within(event))}
      onPointerLeave={() => hover(undefined)}
      onClick={event => void askAt(index, ...within(event))}
      style={{
        "--width": `${size.width / 0.75}px`,
        "--shape": `${size.width / size.height}`,
        aspectRatio: `${size.width} / ${size.height}`,
      }}
    >
      <Picture book={book} index={index} says={words().pageNumber(index + 1)} />
      <Marks index={index} />
    </div>
  );
}

/** Where a page is touched, in parts of its width and height. */
function within({ currentTarget, clientX, clientY }: TargetedMouseEvent<HTMLDivElement>): [number, number] {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return [(clientX - left) / width, (clientY - top) / height];
}

function Marks({ index }: { index: number }) {
  const own = useComputed(() => {
    const found = hits.value.flatMap(({ page, boxes }, at) =>
      page === index ? boxes.map(box => ({ box, kind: at === hitSeen.value ? "hit now" : "hit" })) : [],
    );
    const marked = (at: Marked | undefined, kind: string) =>
      at?.page === index ? at.boxes.map(box => ({ box, kind })) : [];
    return [
      ...found,
      ...marked(pointed.value, "hit now"),
      ...marked(origin.value?.at, "asked"),
      ...marked(hovered.value, "over"),
    ];
  });
  return (
    <>
      {own.value.map(({ box, kind }) => (
        <i key={`${box.left} ${box.top} ${kind}`} class={kind} style={placed(box)} />
      ))}
    </>
  );
}

function placed({ left, top, width, height }: Box) {
  const part = (of: number) => `${of * 100}%`;
  return { left: part(left), top: part(top), width: part(width), height: part(height) };
}

/** A page's picture, drawn when it is about to be seen; the one before stays until it is there. */
export function Picture({ book, index, says }: { book: PressedBook; index: number; says: string }) {
  const place = useRef<HTMLImageElement>(null);
  const address = useSignal<string | undefined>(undefined);
  useEffect(() => {
    let isWanted = true;
    const seen = new IntersectionObserver(
      entries => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) {
          return;
        }
        seen.disconnect();
        // A book that has been replaced meanwhile has no pages any more, and nobody misses them.
        picture(book, index).then(
          found => {
            if (isWanted) {
              address.value = found;
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
      isWanted = false;
      seen.disconnect();
    };
  }, [book, index, address]);
  return <img ref={place} src={address.value ?? BLANK} data-drawn={address.value && ""} alt={says} />;
}

const BLANK = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E";
