export { t as openServiceCatalogue } from "./service-catalogue-CkMytn89.js";
