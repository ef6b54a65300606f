package hetnet.report.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hetnet.report.DisplayNames;
import hetnet.report.figure.StyleSheet.Look;
import hetnet.study.Methods;
import hetnet.study.front.FrontMethod;
import java.awt.Color;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StyleSheetTest {

    /** Of relative luminance, 0 to 1, between a line and white paper. */
    private static final double LEAST_CONTRAST = 0.35;

    @Test
    void everyMethodOfTheKitHasALook() {
        Set<String> methods = new HashSet<>(Methods.NETWORK_MODES);
        methods.addAll(new Methods(null, 1, 1, 1).references().names());
        Arrays.stream(FrontMethod.values()).map(FrontMethod::id).forEach(methods::add);
        for (String method : methods) {
            assertTrue(StyleSheet.ofMethod(method).isPresent(), method);
        }
    }

    @Test
    void noTwoMethodsLookAlikeNotEvenInGrey() {
        Map<String, Look> methods = StyleSheet.methods();
        Set<Object> inGrey = methods.values().stream().map(look -> List.of(look.dash(), look.marker()))
                .collect(Collectors.toSet());
        assertEquals(methods.size(), inGrey.size(), "dash and marker tell all apart");
        assertEquals(methods.size(), new HashSet<>(methods.values()).size());
        assertNotEquals(methods.get("hetgnn_paper").color(), methods.get("hetgnn_unrolled").color());
    }

    @Test
    void everyLineIsSeenOnWhitePaper() {
        StyleSheet.methods().forEach((method, look) ->
                assertTrue(1 - luminance(look.color()) > LEAST_CONTRAST, method));
    }

    private static double luminance(Color color) {
        return (0.2126 * color.getRed() + 0.7152 * color.getGreen() + 0.0722 * color.getBlue()) / 255;
    }

    @Test
    void aVariantLooksLikeItsMethod() {
        assertEquals(StyleSheet.methods().get("wmmse"), StyleSheet.ofMethod("wmmse 3").orElseThrow());
        assertEquals(StyleSheet.methods().get("gradient_ascent"),
                StyleSheet.ofMethod("gradient_ascent_prices").orElseThrow());
        Map<String, Look> looks = StyleSheet.looks(List.of("hetgnn unrolled fair", "hetgnn unrolled prices"));
        assertEquals(StyleSheet.methods().get("hetgnn_unrolled"), looks.get("hetgnn unrolled fair"));
        assertNotEquals(looks.get("hetgnn unrolled fair"), looks.get("hetgnn unrolled prices"));
        assertEquals(looks.get("hetgnn unrolled fair").color(), looks.get("hetgnn unrolled prices").color());
    }

    @Test
    void aMethodHasItsLookByAnyOfItsNames() {
        for (String method : StyleSheet.methods().keySet()) {
            Look own = StyleSheet.methods().get(method);
            for (String name : List.of(method, method.replace('_', ' '), DisplayNames.label(method),
                    DisplayNames.method(method))) {
                assertEquals(own, StyleSheet.ofMethod(name).orElseThrow(() -> new AssertionError(name)), name);
            }
        }
        for (FrontMethod method : FrontMethod.values()) {
            assertEquals(StyleSheet.methods().get(method.id()), method == FrontMethod.BASELINE
                    ? StyleSheet.methods().get("baseline")
                    : StyleSheet.ofMethod(DisplayNames.label(method.title())).orElseThrow(), method.title());
        }
    }

    @Test
    void aMethodHasItsLookInEveryFigure() {
        Look alone = StyleSheet.looks(List.of("hetgnn_paper")).get("hetgnn_paper");
        Map<String, Look> all = StyleSheet.looks(List.of("random", "baseline", "teacher", "hetgnn_paper", "training"));
        assertEquals(alone, all.get("hetgnn_paper"));
        assertEquals(5, Set.copyOf(all.values()).size());
        Map<String, Look> runs = StyleSheet.looks(List.of("hetgnn_paper, 50 epochs", "hetgnn_paper, 100 epochs"));
        assertEquals(alone, runs.get("hetgnn_paper, 50 epochs"));
        assertEquals(alone.color(), runs.get("hetgnn_paper, 100 epochs").color());
        assertNotEquals(alone, runs.get("hetgnn_paper, 100 epochs"), "two of one method are told apart");
    }

    @Test
    void seriesOfOneThingShareItsColour() {
        Map<String, Look> looks = StyleSheet.looks(List.of("BS1, flat", "BS1, Rayleigh", "BS2, flat", "BS2, Rayleigh"));
        assertEquals(looks.get("BS1, flat").color(), looks.get("BS1, Rayleigh").color());
        assertNotEquals(looks.get("BS1, flat").dash(), looks.get("BS1, Rayleigh").dash());
        assertNotEquals(looks.get("BS1, flat").color(), looks.get("BS2, flat").color());
    }
}
