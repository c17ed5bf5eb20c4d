/** Other ways of saying things: each replaces the first `from` of the sample and has no fault. */
export const VARIATIONS: readonly { readonly why: string; readonly from: string; readonly to: string }[] = [
  {
    why: "a risk provision as a rate",
    from: 'sized-by: amount, amount: { "2019": 30000.00, "2020": 30000.00 }',
    to: "sized-by: rate, rate: 5 %",
  },
  {
    why: "a risk provision as an expected value",
    from: 'sized-by: amount, amount: { "2019": 30000.00, "2020": 30000.00 }',
    to: "sized-by: expected-value, scenarios: [{ amount: 10000.00, probability: 50 % }, { amount: 0, probability: 50 % }]",
  },
  { why: "one amount for every year", from: 'pool-reward: { "2019": 60000.00, "2020": 60000.00 }', to: "pool-reward: 60000" },
  { why: "a key among providers by name of the way", from: "among-providers: { by: fee }", to: "among-providers: by-cost" },
  { why: "a dead-band of nothing", from: "dead-band: { kind: deductible, gain: 2 %, pain: 1 % }", to: "dead-band: none" },
  { why: "a floor in money", from: "floor: none", to: "floor: 1000.00" },
  { why: "a ceiling in money", from: "ceiling-price: 115 %", to: "ceiling-price: 1500000" },
  { why: "bands in money", from: "down-to: 80 %", to: "down-to: 500000.00" },
  { why: "no funding from savings", from: "funding: { part-of-savings: 50 % }", to: "funding: new-money" },
  { why: "no multiplier", from: "multiplier: { gain: { -100: 0.5, 0: 1, 100: 1.5 }, pain: { -100: 1.5, 0: 1, 100: 0.5 } }", to: "multiplier: none" },
  {
    why: "a cohort that pays an amount",
    from: "pays: { rate: 40 %, unit-value: 1000 }\n      cap: 1000000.00\n      fiscal-benefit: { rate: 40 %, of: unit-value }",
    to: "pays: { amount: 1000000.00 }\n      cap: none\n      fiscal-benefit: none",
  },
  { why: "a cohort without a gate", from: "gate: 10 %\n", to: "gate: none\n" },
  { why: "no late interest", from: "late-interest: { rate: 8 %, days: 365 }", to: "late-interest: none" },
  { why: "ties by party id", from: "ties: [keksi, ryhma, hirvi, saukko, rahasto]", to: "ties: party-id" },
  { why: "quoted keys and values, and yes as true", from: "{ lowers-target: yes }", to: '{ "lowers-target": "true" }' },
  {
    why: "no joining",
    from: "joining: { allowed: yes, announced-in: tarjouspyyntö kohta 4, decided-by: all-parties, conditional-until-final: yes, keys: new-dated-key }",
    to: "joining: { allowed: no }",
  },
  { why: "a folded text", from: "alliance: Saukkokosken keksitty allianssi", to: "alliance: >-\n  Saukkokosken\n  keksitty allianssi" },
  {
    why: "every matter that can be reserved",
    from: "reserved: { funding: each-purchaser, target-cost: each-purchaser }",
    to: "reserved: { funding: each-purchaser, target-cost: all-parties, results: all-parties, outcomes: all-parties, public-powers: organiser, integration-plans: organiser, options: each-purchaser, joining: all-parties, exit: all-parties }",
  },
];
