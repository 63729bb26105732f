// The network that the server has drawn, made movable: a box is dragged and those near it give way; who is pointed at,
// or reached with the keyboard, stands out with whomever it is linked to; each kind of link can be hidden.

import { drag, type D3DragEvent } from "d3-drag";
import { forceCollide, forceSimulation, forceX, forceY, type SimulationNodeDatum } from "d3-force";
import { select } from "d3-selection";

interface Box extends SimulationNodeDatum {
  element: SVGGraphicsElement;
  x: number;
  y: number;
  wide: number;
  high: number;
}
interface Link {
  element: SVGGElement;
  one: Box;
  other: Box;
  bow: number;
}
type Point = [number, number];

const HEAD = 8; // as in exchange/network/drawing.py, like all of arrow()
const SAYS: Record<string, string> = { denies: "contradicts", quotes: "quotes", about: "speaks about" };

function movable(svg: SVGSVGElement): void {
  const boxes = [...svg.querySelectorAll<SVGGraphicsElement>(".party")].map(box);
  const links = [...svg.querySelectorAll<SVGGElement>(".link")].flatMap((element) => {
    const [one, other] = [boxes[Number(element.dataset.one)], boxes[Number(element.dataset.other)]];
    return one && other ? [{ element, one, other, bow: Number(element.dataset.bow) }] : [];
  });
  svg.classList.add("movable");
  dragging(svg, boxes, links);
  pointing(boxes, links);
  if (new Set(links.map(kind)).size > 1) svg.closest("figure")?.append(choosing(links));
}

function box(element: SVGGraphicsElement): Box {
  const { e, f } = element.transform.baseVal.consolidate()?.matrix ?? { e: 0, f: 0 };
  const { width, height } = element.getBBox();
  return { element, x: e, y: f, wide: width, high: height };
}

function dragging(svg: SVGSVGElement, boxes: Box[], links: Link[]): void {
  const { width, height } = svg.viewBox.baseVal;
  const home = new Map(boxes.map((one) => [one, [one.x, one.y] as Point]));
  const draw = (): void => {
    for (const one of boxes) {
      one.x = Math.min(Math.max(one.x, one.wide / 2), width - one.wide / 2);
      one.y = Math.min(Math.max(one.y, one.high / 2), height - one.high / 2);
      one.element.setAttribute("transform", `translate(${one.x.toFixed(1)} ${one.y.toFixed(1)})`);
    }
    for (const link of links) {
      const [way, head] = arrow(link);
      link.element.querySelector(".way")?.setAttribute("d", way);
      link.element.querySelector(".head")?.setAttribute("d", head);
    }
  };
  const moving = forceSimulation(boxes)
    .force("apart", forceCollide<Box>((one) => Math.max(one.high, one.wide * 0.42)))
    .force("x", forceX<Box>((one) => home.get(one)?.[0] ?? 0).strength(0.06))
    .force("y", forceY<Box>((one) => home.get(one)?.[1] ?? 0).strength(0.06))
    .on("tick", draw)
    .stop();
  let moved = false;
  const act = drag<SVGGraphicsElement, unknown>()
    .clickDistance(4)
    .subject((_, __) => ({ x: 0, y: 0 }))
    .container(svg)
    .on("start", () => (moved = false))
    .on("drag", function (event: D3DragEvent<SVGGraphicsElement, unknown, unknown>) {
      const one = boxes.find((other) => other.element === this);
      if (!one) return;
      one.fx = (one.fx ?? one.x) + event.dx;
      one.fy = (one.fy ?? one.y) + event.dy;
      moved = true;
      moving.alphaTarget(0.2).restart();
    })
    .on("end", function () {
      const one = boxes.find((other) => other.element === this);
      if (one && moved) home.set(one, [one.x, one.y]);
      for (const other of boxes) other.fx = other.fy = null;
      moving.alphaTarget(0);
    });
  select(svg).selectAll<SVGGraphicsElement, unknown>(".party").call(act);
}

/** As `arrow` in exchange/network/drawing.py. */
function arrow({ one, other, bow }: Link): [string, string] {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const bend: Point = [(one.x + other.x) / 2 + dy * bow, (one.y + other.y) / 2 - dx * bow];
  const [start, tip] = [edge(one, bend), edge(other, bend)];
  const [bx, by] = [bend[0] - tip[0], bend[1] - tip[1]];
  const length = Math.max(Math.hypot(bx, by), 1e-6);
  const [ux, uy] = [(bx / length) * HEAD, (by / length) * HEAD];
  const base: Point = [tip[0] + ux, tip[1] + uy];
  const sides: [Point, Point] = [
    [base[0] - uy * 0.5, base[1] + ux * 0.5],
    [base[0] + uy * 0.5, base[1] - ux * 0.5],
  ];
  return [`M${pair(start)}Q${pair(bend)} ${pair(base)}`, `M${pair(tip)}L${pair(sides[0])}L${pair(sides[1])}Z`];
}

function edge(middle: Box, toward: Point): Point {
  const [dx, dy] = [toward[0] - middle.x, toward[1] - middle.y];
  const part = Math.min(
    dx ? (middle.wide / 2 + 2) / Math.abs(dx) : Infinity,
    dy ? (middle.high / 2 + 2) / Math.abs(dy) : Infinity,
    1,
  );
  return [middle.x + dx * part, middle.y + dy * part];
}

function pair([x, y]: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

function pointing(boxes: Box[], links: Link[]): void {
  const show = (chosen: Box | null): void => {
    const near = new Set(links.filter((link) => touches(link, chosen)).flatMap((link) => [link.one, link.other]));
    for (const one of boxes) one.element.classList.toggle("dim", chosen !== null && one !== chosen && !near.has(one));
    for (const link of links) link.element.classList.toggle("dim", chosen !== null && !touches(link, chosen));
  };
  for (const one of boxes) {
    for (const event of ["pointerenter", "focus"]) one.element.addEventListener(event, () => show(one));
    for (const event of ["pointerleave", "blur"]) one.element.addEventListener(event, () => show(null));
  }
}

function touches(link: Link, box: Box | null): boolean {
  return link.one === box || link.other === box;
}

function choosing(links: Link[]): HTMLElement {
  const row = document.createElement("div");
  row.className = "tool";
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", "Which links are shown");
  row.append("Show");
  for (const name of Object.keys(SAYS).filter((one) => links.some((link) => kind(link) === one))) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = SAYS[name] ?? name;
    made.setAttribute("aria-pressed", "true");
    made.addEventListener("click", () => {
      const shown = made.getAttribute("aria-pressed") !== "true";
      made.setAttribute("aria-pressed", String(shown));
      for (const link of links.filter((one) => kind(one) === name)) link.element.toggleAttribute("hidden", !shown);
    });
    row.append(made);
  }
  return row;
}

function kind(link: Link): string {
  return Object.keys(SAYS).find((name) => link.element.classList.contains(name)) ?? "";
}

for (const svg of document.querySelectorAll<SVGSVGElement>("svg.network")) movable(svg);
