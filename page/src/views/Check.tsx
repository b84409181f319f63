/** What is done or not, with a box to tick. */

import type { ComponentChildren } from "preact";

export function Check(props: {
  class: string;
  name: string;
  checked: boolean;
  onChoose: (isChecked: boolean) => void;
  children: ComponentChildren;
}) {
  const { name, checked, onChoose, children } = props;
  return (
    <label class={props.class}>
      <input type="checkbox" name={name} checked={checked} onChange={event => onChoose(event.currentTarget.checked)} />
      {children}
    </label>
  );
}
