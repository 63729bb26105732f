// The map that the server has drawn, made movable: buttons, two fingers, a double click, or the wheel with Ctrl held,
// so that a page is still scrolled over it. Letters and marks keep their size; what lies below grows.

import { select } from "d3-selection";
import { zoom, zoomIdentity, type D3ZoomEvent } from "d3-zoom";

const FARTHEST = 6;
const SVG = "http://www.w3.org/2000/svg";

function movable(svg: SVGSVGElement): void {
  const world = document.createElementNS(SVG, "g");
  world.append(...svg.childNodes);
  svg.append(world);
  const marks = sized(world);
  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([1, FARTHEST])
    .translateExtent(extent(svg))
    .extent(extent(svg))
    .filter((event: Event) => wanted(event, svg))
    .on("zoom", (event: D3ZoomEvent<SVGSVGElement, unknown>) => {
      const { x, y, k } = event.transform;
      world.setAttribute("transform", `translate(${x} ${y}) scale(${k})`);
      svg.classList.toggle("zoomed", k > 1);
      marks(k);
      for (const button of [out, whole]) button.disabled = k <= 1;
      into.disabled = k >= FARTHEST;
    });
  const picture = select(svg).call(behaviour);
  const row = document.createElement("div");
  row.className = "tool";
  const [into, out, whole] = [
    button("+", "Nearer", () => picture.call(behaviour.scaleBy, 2)),
    button("−", "Farther", () => picture.call(behaviour.scaleBy, 0.5)),
    button("All", "The whole map", () => picture.call(behaviour.transform, zoomIdentity)),
  ] as const;
  out.disabled = whole.disabled = true;
  row.append(into, out, whole);
  svg.after(row);
}

/** What lies still at first moves only once it is larger: else a finger on it could not scroll the page. */
function wanted(event: Event, svg: SVGSVGElement): boolean {
  if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
  if (event instanceof MouseEvent) return event.button === 0 && (event.type === "dblclick" || svg.classList.contains("zoomed"));
  return "touches" in event && ((event.touches as TouchList).length > 1 || svg.classList.contains("zoomed"));
}

/** Return what keeps marks, heads of arrows and the distance of labels as large as they were. */
function sized(world: SVGGElement): (k: number) => void {
  const around = [...world.querySelectorAll<SVGGraphicsElement>(".place, .head, .move > text, .around")].map((one) => {
    const mark = one.querySelector<SVGGraphicsElement>("circle, path") ?? one;
    const box = mark.getBBox();
    return { one, x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  return (k) => {
    for (const { one, x, y } of around) {
      one.setAttribute("transform", `translate(${x} ${y}) scale(${1 / k}) translate(${-x} ${-y})`);
    }
  };
}

function extent(svg: SVGSVGElement): [[number, number], [number, number]] {
  const { width, height } = svg.viewBox.baseVal;
  return [
    [0, 0],
    [width, height],
  ];
}

function button(says: string, label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = says;
  made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
}

for (const svg of document.querySelectorAll<SVGSVGElement>(".drawn .map svg")) movable(svg);
