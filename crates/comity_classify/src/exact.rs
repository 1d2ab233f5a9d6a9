//! Exponential and logarithm that give the same bits on every processor.
//!
//! The standard library hands these to the platform's mathematics library, whose last bit depends on the processor it
//! runs on. Training sums millions of them, so a model could not be made again byte for byte elsewhere. These use only
//! additions, multiplications and divisions in one fixed order, which IEEE 754 rounds the same way everywhere.

/// ln 2 in two parts: the first has so few bits that small multiples of it are exact.
const LN_2_HIGH: f64 = 6.931_471_803_691_238e-1;
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;
/// Beyond this exp is 0 or beyond all use; logistic functions have long been flat.
const MAX_EXPONENT: f64 = 700.0;
/// The series for exp on half of ln 2 around 0, one over the factorials of 0 to 13: the next one is below the last bit.
const EXP_SERIES: [f64; 14] = {
    let (mut series, mut n) = ([1.0; 14], 1);
    while n < series.len() {
        series[n] = series[n - 1] / n as f64;
        n += 1;
    }
    series
};
/// Terms of the series for ln around 1.
const LN_TERMS: u32 = 14;

/// e to the power of `x`, to about one unit in the last place; `x` is cut to ±700.
pub(crate) fn exp(x: f64) -> f64 {
    let x = x.clamp(-MAX_EXPONENT, MAX_EXPONENT);
    let twos = (x * std::f64::consts::LOG2_E).round();
    let rest = (x - twos * LN_2_HIGH) - twos * LN_2_LOW;
    // Even and odd terms by themselves, so that neither waits for the other.
    let square = rest * rest;
    let (mut even, mut odd) = (0.0, 0.0);
    for pair in EXP_SERIES.chunks_exact(2).rev() {
        even = even * square + pair[0];
        odd = odd * square + pair[1];
    }
    let sum = even + odd * rest;
    // A power of two has its exponent in bits 52 to 62.
    sum * f64::from_bits(((1023 + twos as i64) as u64) << 52)
}

/// The logistic function of `z`: a probability.
pub(crate) fn logistic(z: f32) -> f32 {
    (1.0 / (1.0 + exp(-f64::from(z)))) as f32
}

/// The log-odds of a probability, as if it were no nearer to 0 and 1 than `edge`.
pub(crate) fn log_odds(p: f64, edge: f64) -> f64 {
    let p = p.clamp(edge, 1.0 - edge);
    ln(p) - ln(1.0 - p)
}

/// The natural logarithm of a normal number above 0; anything else gives 0.
pub(crate) fn ln(x: f64) -> f64 {
    if !(x.is_normal() && x > 0.0) {
        return 0.0;
    }
    let bits = x.to_bits();
    let mut twos = ((bits >> 52) as i64 - 1023) as f64;
    let mut part = f64::from_bits((bits & ((1 << 52) - 1)) | (1023 << 52));
    if part > std::f64::consts::SQRT_2 {
        part /= 2.0;
        twos += 1.0;
    }
    // ln(part) = 2 artanh(s), with s below 0.172.
    let s = (part - 1.0) / (part + 1.0);
    let square = s * s;
    let mut sum = 0.0;
    for n in (0..LN_TERMS).rev() {
        sum = sum * square + 1.0 / f64::from(2 * n + 1);
    }
    twos * LN_2_HIGH + (2.0 * s * sum + twos * LN_2_LOW)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_agree_with_the_platform_to_the_last_digits() {
        for step in -4000..4000 {
            let x = f64::from(step) / 100.0 + 0.003;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-14, "exp {x}");
            let x = x.abs();
            assert!((ln(x) - x.ln()).abs() < 1e-14 * x.ln().abs().max(1.0), "ln {x}");
        }
        assert!((logistic(0.0) - 0.5).abs() < f32::EPSILON);
        assert!(logistic(-1000.0) < 1e-30 && logistic(1000.0) > 0.999_999);
    }

    #[test]
    fn the_bits_are_the_same_everywhere() {
        let digest = (0..1000).fold(0_u64, |digest, step| {
            let x = f64::from(step) / 37.0 + 0.1;
            digest.rotate_left(7) ^ exp(x).to_bits() ^ ln(x).to_bits().rotate_left(32)
        });
        assert_eq!(digest, 0xae85_8600_a312_8978, "{digest:#x}");
    }
}
