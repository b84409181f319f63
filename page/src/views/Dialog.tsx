/** What stands over all else until it is closed, with its title and a button to close it. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { helpWords } from "../words/help";

export function Dialog(props: {
  /** Its elements' names begin with it. */
  name: string;
  class: string;
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const { name, title, isOpen, onClose, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) {
      dialog.current?.showModal();
    } else {
      dialog.current?.close();
    }
  }, [isOpen]);
  return (
    <dialog ref={dialog} class={props.class} aria-labelledby={`${name}-title`} onClose={onClose}>
      {isOpen && (
        <>
          <div class="head">
            <h2 id={`${name}-title`}>{title}</h2>
            <button type="button" onClick={() => dialog.current?.close()}>
              {helpWords().close}
            </button>
          </div>
          {children}
        </>
      )}
    </dialog>
  );
}
