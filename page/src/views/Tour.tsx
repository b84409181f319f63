import { useEffect, useRef } from "preact/hooks";
import { endVisit, goToStep, isNew } from "../rooms/visit";
import { data, engine, tour } from "../store";
import { helpWords } from "../words/help";
import "./help.css";

/** The first visit, above whatever view it is about; before it, its offer. */
export function Tour() {
  const said = helpWords();
  const step = tour.value;
  const heading = useRef<HTMLHeadingElement>(null);
  // Who hears the page or goes by keyboard is taken along. What a step points at, the style knows.
  useEffect(() => {
    heading.current?.focus();
  }, [step]);
  if (step === undefined) {
    return isNew.value && data.value === undefined && engine.value !== undefined ? <Offer /> : null;
  }
  const { title, text } = said.steps[step] ?? { title: "", text: "" };
  const isLast = step === said.steps.length - 1;
  return (
    <section class="tour" aria-labelledby="tour-title">
      <div>
        <h2 id="tour-title" ref={heading} tabIndex={-1}>
          <small>{said.stepOf(step + 1, said.steps.length)}</small> {title}
        </h2>
        <p>{text}</p>
      </div>
      <div class="choices">
        {step > 0 && (
          <button type="button" onClick={() => void goToStep(step - 1)}>
            {said.back}
          </button>
        )}
        <button type="button" class="primary" onClick={() => void goToStep(step + 1)}>
          {isLast ? said.finish : said.next}
        </button>
        {!isLast && (
          <button type="button" class="quiet" onClick={endVisit}>
            {said.leave}
          </button>
        )}
      </div>
    </section>
  );
}

function Offer() {
  const said = helpWords();
  return (
    <section class="tour offer" aria-labelledby="tour-title">
      <div>
        <h2 id="tour-title">{said.tourTitle}</h2>
        <p>{said.tourText}</p>
      </div>
      <div class="choices">
        <button type="button" onClick={() => void goToStep(0)}>
          {said.startTour}
        </button>
        <button type="button" class="quiet" onClick={endVisit}>
          {said.notNow}
        </button>
      </div>
    </section>
  );
}
