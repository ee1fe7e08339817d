import { stop } from "#app/http/route.server.ts";

export const loader = () => stop("not_found");
export const action = () => stop("not_found");

export default function NotFound() {
  return null;
}
