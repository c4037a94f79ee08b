import { useFormat } from '../../text/format';
import type { Price } from './api';
import { useBillingText } from './text';

interface PriceWords {
  /** `€19.99`, or that it depends. */
  amount: (price: Price) => string;
  /** `per month`, `every 3 months`, `once`. */
  rhythm: (price: Price) => string;
  /** Both. */
  whole: (price: Price) => string;
}

/** How prices are told. */
export function usePrice(): PriceWords {
  const { plans: text } = useBillingText();
  const format = useFormat();
  const amount = (price: Price) => format.money(price.amount) ?? text.byUse;
  const rhythm = ({ interval, interval_count }: Price) =>
    interval == null ? text.once : text.every(interval, interval_count);
  return { amount, rhythm, whole: (price) => `${amount(price)} ${rhythm(price)}` };
}
