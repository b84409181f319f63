/** The provinces of each region, the best first. */

import type { Nation } from "../../engine/protocol";
import { goToProvince, positionOf } from "../../rooms/country";
import { nationWords } from "../../words/nation";

export function Ranks({ nation }: { nation: Nation }) {
  const own = nationWords();
  const { regions, distribution } = nation.book;
  return (
    <section class="card" aria-labelledby="ranks">
      <h2 id="ranks">{own.ranks}</h2>
      <p class="faint">{own.ranksHelp}</p>
      <div class="regions">
        {regions.map(({ name, rows }) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
          <section key={name} class="wide" aria-label={`${own.ranks} ${name}`} tabIndex={0}>
            <h3>{name}</h3>
            <table class="ranks">
              <thead>
                <tr>
                  <th scope="col" rowSpan={2}>
                    {own.rank}
                  </th>
                  <th scope="col" rowSpan={2}>
                    {own.province}
                  </th>
                  {distribution.map(({ round }) => (
                    <th key={round} scope="colgroup" colSpan={3}>
                      {own.roundOnly(round)}
                    </th>
                  ))}
                </tr>
                <tr>
                  {distribution.flatMap(({ round }) =>
                    [own.level, own.people, own.budget].map(head => (
                      <th key={`${round} ${head}`} scope="col">
                        {head}
                      </th>
                    )),
                  )}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ rank, province, rounds }) => {
                  const position = positionOf(province);
                  return (
                    <tr key={province}>
                      <td>{rank}</td>
                      <th scope="row">
                        {position === undefined ? (
                          province
                        ) : (
                          <button type="button" class="link" onClick={() => goToProvince(position)}>
                            {province}
                          </button>
                        )}
                      </th>
                      {rounds.flatMap(({ level, people, budget }, index) => [
                        <td key={`${index} level`}>
                          <b>{level}</b>
                        </td>,
                        <td key={`${index} people`}>{people}</td>,
                        <td key={`${index} budget`}>{budget}</td>,
                      ])}
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </section>
        ))}
      </div>
    </section>
  );
}
