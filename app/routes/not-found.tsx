import { stop } from "#app/core/route.server.ts";

export const loader = () => stop("not_found");
export const action = () => stop("not_found");

export default function NotFound() {
  return null;
}
