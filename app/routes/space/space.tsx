export default function Page() {
  return <h1>Tavolo Comune</h1>;
}
