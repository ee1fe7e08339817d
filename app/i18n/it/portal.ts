export const portal = {
  yourSpace: "Il tuo spazio",
  desk: "Gestione",
};
