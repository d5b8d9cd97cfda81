package dev.guildwire.load.k6;

import java.time.Duration;
import java.util.regex.Pattern;

/// A condition on a metric, as in `p(95)<300`.
///
/// @param source        the condition as it was written; the summary names it so
/// @param statistic     what of the metric is compared: `p(95)`, `avg`, `count`, `rate`, `value`, ...
/// @param abortOnFail   end the test as soon as it is not met
/// @param delayAbortEval how long that is not looked at
public record Threshold(
        String source,
        String statistic,
        Comparison comparison,
        double limit,
        boolean abortOnFail,
        Duration delayAbortEval) {

    private static final Pattern CONDITION = Pattern.compile(
            "\\s*(avg|min|max|med|count|rate|value|p\\(\\d+(?:\\.\\d+)?\\))\\s*(<=|<|>=|>|===|==|!=)\\s*(-?\\d+(?:\\.\\d+)?)\\s*");

    /// The operators of k6.
    public enum Comparison {
        LESS("<") {
            @Override
            boolean holds(double actual, double limit) {
                return actual < limit;
            }
        },
        AT_MOST("<=") {
            @Override
            boolean holds(double actual, double limit) {
                return actual <= limit;
            }
        },
        GREATER(">") {
            @Override
            boolean holds(double actual, double limit) {
                return actual > limit;
            }
        },
        AT_LEAST(">=") {
            @Override
            boolean holds(double actual, double limit) {
                return actual >= limit;
            }
        },
        EQUAL("==") {
            @Override
            boolean holds(double actual, double limit) {
                return Double.compare(actual, limit) == 0;
            }
        },
        DIFFERENT("!=") {
            @Override
            boolean holds(double actual, double limit) {
                return Double.compare(actual, limit) != 0;
            }
        };

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        abstract boolean holds(double actual, double limit);

        private static Comparison of(String sign) {
            for (var comparison : values()) {
                if (comparison.sign.equals(sign.equals("===") ? "==" : sign)) {
                    return comparison;
                }
            }
            throw new IllegalArgumentException("no comparison: " + sign);
        }
    }

    /// @throws IllegalArgumentException when k6 would not understand it either
    public static Threshold parse(String source, boolean abortOnFail, Duration delayAbortEval) {
        var match = CONDITION.matcher(source);
        if (!match.matches()) {
            throw new IllegalArgumentException("not a threshold: " + source);
        }
        return new Threshold(
                source,
                match.group(1),
                Comparison.of(match.group(2)),
                Double.parseDouble(match.group(3)),
                abortOnFail,
                delayAbortEval);
    }

    public boolean holds(double actual) {
        return comparison.holds(actual, limit);
    }
}
