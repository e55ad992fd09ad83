// What the views share: the map, the person, and the way to another view.
import type { Child } from "./dom";
import { ownDrafts } from "./drafts";
import type { PlaceMap, Point, Shown } from "./map/map";
import type { Route } from "./route";
import { isSignedIn, me, type UserData } from "./service";

export interface View {
  title: string;
  content: Child[];
  /** Puts the view on the map, each time that it is shown. */
  onMap?: (map: PlaceMap) => void;
  /** The collection of tiles that the map shows; all places without one. */
  collection?: string;
  /** Told when the map shows other places. */
  onShown?: (shown: Shown[]) => void;
  /** Told when the map was moved. */
  onMoved?: () => void;
  /** Told of keys that are pressed, wherever the focus is. */
  onKey?: (event: KeyboardEvent) => void;
  /** "beside": there is much to read, and the map is small. "alone": the map has nothing to say about it. */
  layout?: "beside" | "alone";
  /** Called when the view is left. */
  leave?: () => void;
}

export interface Context {
  route: Route;
  signal: AbortSignal;
  /** True when only the language or the person changed, or the map shows something new: the map stays where it is. */
  isSame: boolean;
  /** True when nothing was shown before: the map is nowhere in particular. */
  isFirst: boolean;
}

let map: Promise<PlaceMap | undefined> = Promise.resolve(undefined);
let again: () => Promise<void> = () => Promise.resolve();
let person: UserData | undefined;

export const useMap = (made: Promise<PlaceMap | undefined>): void => void (map = made);
export const withMap = (act: (map: PlaceMap) => void): void => void map.then((made) => made && act(made));

export const onRender = (render: () => Promise<void>): void => void (again = render);

/** Shows the present view anew, and the map with it: something was written. */
export function renew(): Promise<void> {
  withMap((each) => each.refresh());
  return again();
}

/** Goes to another view, or shows this one anew. */
export function go(address: string): void {
  if (location.hash.split("?at=")[0] === address)
    void again();
  else
    location.hash = address;
}

/** Who is signed in. */
export async function whoAmI(): Promise<UserData | undefined> {
  if (!isSignedIn())
    person = undefined;
  else
    person ??= (await me.get("permissions")).result;
  if (person !== undefined)
    ownDrafts(person.email);
  return person;
}

export const forgetMe = (): void => void (person = undefined);

const earthRadius = 6_371_000;
const radians = (degrees: number): number => degrees * Math.PI / 180;

/** Meters between two points, along the surface. */
export function distance(one: Point, other: Point): number {
  const [north, east] = [radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)];
  const chord = Math.sin(north / 2) ** 2
    + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(chord)));
}

const returnKey = "muistot:return";

/** Remembers where one was before signing in: the link in the mail opens another tab. */
export const comeBackTo = (address: string): void => localStorage.setItem(returnKey, address);

export function takeReturn(): string {
  const address = localStorage.getItem(returnKey) ?? "#/";
  localStorage.removeItem(returnKey);
  return address.startsWith("#/sign-in") ? "#/" : address;
}
