// Checks files as PDF/A-3a and PDF/UA-1 with veraPDF's engine; the exit status says whether all pass.

import java.io.File;
import java.util.Set;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Conformance {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean all = true;
        for (String file : files) {
            for (PDFAFlavour standard : new PDFAFlavour[] {PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1}) {
                all &= passes(file, standard);
            }
        }
        System.exit(all ? 0 : 1);
    }

    private static boolean passes(String file, PDFAFlavour standard) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), standard)) {
            ValidationResult result = Foundries.defaultInstance().createValidator(standard, false).validate(parser);
            System.out.printf("%s: %s %s, %d checks%n", new File(file).getName(), standard,
                    result.isCompliant() ? "passed" : "FAILED", result.getTotalAssertions());
            Set<String> broken = new TreeSet<>();
            for (TestAssertion check : result.getTestAssertions()) {
                if (check.getStatus() == TestAssertion.Status.FAILED) {
                    broken.add(check.getRuleId().getClause() + " " + check.getMessage());
                }
            }
            broken.forEach(rule -> System.out.println("  " + rule));
            return result.isCompliant();
        }
    }
}
