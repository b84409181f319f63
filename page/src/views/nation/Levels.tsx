/** Where the provinces stand: a map a round, and how many have reached each level. */

import { useMemo } from "preact/hooks";
import type { Nation } from "../../engine/protocol";
import { nationWords } from "../../words/nation";

export function Levels({ nation }: { nation: Nation }) {
  const own = nationWords();
  const { book, maps } = nation;
  return (
    <section class="card" aria-labelledby="levels">
      <h2 id="levels">{own.levels}</h2>
      {book.summary.map(paragraph => (
        <p key={paragraph} lang="th">
          {paragraph}
        </p>
      ))}
      <div class="levels">
        {book.distribution.map(({ round, state, levels }) => {
          const map = book.maps.find(map => map.round === round);
          return (
            <section key={round} aria-label={own.roundOnly(round)}>
              <h3>{own.round(round, state)}</h3>
              {map !== undefined && <Picture svg={maps[map.path] ?? ""} alt={map.alt} />}
              <table>
                <thead>
                  <tr>
                    <th scope="col">{own.level}</th>
                    <th scope="col">{own.provinces}</th>
                    <th scope="col">{own.percent}</th>
                  </tr>
                </thead>
                <tbody>
                  {levels.map(({ level, provinces, percent, shade, names }) => (
                    <tr key={level} title={names.join(" ")}>
                      <th scope="row">
                        <svg class="swatch" viewBox="0 0 2 1" aria-hidden="true">
                          <rect width="2" height="1" fill={shade} />
                        </svg>{" "}
                        {level}
                      </th>
                      <td>{provinces}</td>
                      <td>{percent}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          );
        })}
      </div>
      <p class="faint">{own.mapBy}</p>
    </section>
  );
}

function Picture({ svg, alt }: { svg: string; alt: string }) {
  const address = useMemo(() => `data:image/svg+xml,${encodeURIComponent(svg)}`, [svg]);
  return <img class="map" src={address} alt={alt} />;
}
