import { asOf } from "../store";
import { day, words } from "../words";

/** The day that is looked at. */
export function AsOf() {
  return (
    <label class="as-of">
      <span>
        {words().asOf} <b>{day(asOf.value)}</b>
      </span>
      <input
        type="date"
        name="as-of"
        value={asOf.value}
        onChange={event => {
          asOf.value = event.currentTarget.value || asOf.value;
        }}
      />
    </label>
  );
}
