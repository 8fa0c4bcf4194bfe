package io.xeroconnect.acceptance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import io.xeroconnect.ScaledManager;
import io.xeroconnect.TimedManager;
import io.xeroconnect.callback.ConsolePasteCallbackHandler;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The one dependency rule of the library, and a few habits that the compiler cannot keep. */
final class ArchitectureTest {
    private static final String ROOT = "io.xeroconnect";
    private static final String[] FEATURES = {
        "call", "callback", "diagnosis", "event", "keepalive", "migration", "setup", "store"
    };

    /** The library, the sandbox, the set-up pages, the examples, the support tool and these tests. */
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ArchitectureTest::isNoTestInsideTheLibrary)
            .importPackages(ROOT);

    /** Stand in the library's package because only there the timings can be set: for the torture run, and for crashes. */
    private static final DescribedPredicate<JavaClass> SCALED =
            type(ScaledManager.class).or(type(TimedManager.class));

    private static final DescribedPredicate<JavaClass> OUTSIDE = resideInAnyPackage(
                    ROOT + ".sandbox..",
                    ROOT + ".wizard..",
                    ROOT + ".examples..",
                    ROOT + ".support..",
                    ROOT + ".acceptance..",
                    ROOT + ".canary..")
            .or(SCALED)
            .as("reside outside the library");

    private static final JavaClasses CORE = ALL.that(DescribedPredicate.not(OUTSIDE));

    /** Some tests stand in packages of the library, whose own types they reach. */
    private static boolean isNoTestInsideTheLibrary(Location location) {
        return !location.contains("/test-classes/io/xeroconnect/internal/")
                && !location.contains("/test-classes/io/xeroconnect/diagnosis/");
    }

    @Test
    void dependenciesPointFromTheFacadeThroughInternalAndTheFeaturesToErrorAndModel() {
        var layers = layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("facade")
                .definedBy(ROOT)
                .layer("internal")
                .definedBy(ROOT + ".internal..")
                .layer("error")
                .definedBy(ROOT + ".error")
                .layer("model")
                .definedBy(ROOT + ".model");
        List<String> mayUseErrors = new ArrayList<>(List.of("facade", "internal"));
        for (String feature : FEATURES) {
            layers = layers.layer(feature).definedBy(ROOT + "." + feature);
            mayUseErrors.add(feature);
        }
        layers = layers.whereLayer("facade")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("internal")
                .mayOnlyBeAccessedByLayers("facade")
                .whereLayer("error")
                .mayOnlyBeAccessedByLayers(mayUseErrors.toArray(String[]::new))
                .whereLayer("model")
                .mayNotAccessAnyLayer();
        for (String feature : FEATURES) {
            layers = layers.whereLayer(feature).mayOnlyBeAccessedByLayers("facade", "internal");
        }
        layers.check(CORE);
    }

    @Test
    void everyClassOfTheLibraryIsInOneOfItsLayers() {
        List<String> packages = new ArrayList<>(List.of(ROOT, ROOT + ".internal..", ROOT + ".error", ROOT + ".model"));
        Arrays.stream(FEATURES).map(feature -> ROOT + "." + feature).forEach(packages::add);
        classes().should().resideInAnyPackage(packages.toArray(String[]::new)).check(CORE);
    }

    @Test
    void modelNeedsOnlyTheJdk() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".model")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations", ROOT + ".model")
                .check(CORE);
    }

    @Test
    void errorNeedsOnlyTheJdkAndModel() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".error")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations", ROOT + ".model", ROOT + ".error")
                .check(CORE);
    }

    @Test
    void whatUsersImplementKnowsNoOtherLibrary() {
        String[] features =
                Arrays.stream(FEATURES).map(feature -> ROOT + "." + feature).toArray(String[]::new);
        noClasses()
                .that()
                .resideInAnyPackage(features)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google..", "com.fasterxml..")
                .check(CORE);
    }

    @Test
    void internalPackagesHaveNoCycles() {
        slices().matching(ROOT + ".internal.(*)..").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void jsonAndTimeStandAlone() {
        for (String name : List.of("json", "time")) {
            String self = ROOT + ".internal." + name;
            noClasses()
                    .that()
                    .resideInAPackage(self)
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage(ROOT + "..").and(DescribedPredicate.not(resideInAPackage(self))))
                    .check(CORE);
        }
    }

    @Test
    void httpKnowsNothingOfConnections() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".internal.http")
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.not(resideInAPackage(ROOT + ".."))
                        .or(resideInAnyPackage(ROOT + ".internal.http", ROOT + ".internal.json")))
                .check(CORE);
    }

    @Test
    void theLibraryAndTheSandboxShareNothing() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".sandbox..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..")
                        .and(DescribedPredicate.not(resideInAPackage(ROOT + ".sandbox.."))))
                .check(ALL);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".sandbox..")
                .check(CORE);
    }

    @Test
    void everythingElseUsesOnlyWhatIsPublic() {
        noClasses()
                .that(OUTSIDE.and(DescribedPredicate.not(SCALED)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".internal..")
                .check(ALL);
        noClasses()
                .that(SCALED)
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".internal..")
                        .and(DescribedPredicate.not(name(ROOT + ".internal.time.Timings"))))
                .check(ALL);
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage(ROOT + ".sandbox..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".sandbox.internal..")
                .check(ALL);
    }

    @Test
    void onlyTheConsoleHandlerTouchesTheStandardStreams() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ConsolePasteCallbackHandler.class.getName())
                .should(ACCESS_STANDARD_STREAMS)
                .check(CORE);
    }

    /** What the JDK's own client logs can be redacted nowhere but in the JDK's logging. */
    @Test
    void theLibraryLogsThroughSlf4jOnly() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.JdkRequestLog(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging", "org.apache..")
                .check(CORE);
    }

    @Test
    void noExportedSignatureIsNullable() {
        assertThat(exported().flatMap(ArchitectureTest::nullableSignatures)).isEmpty();
    }

    private static Stream<Class<?>> exported() {
        return CORE.stream()
                .filter(type -> !type.getPackageName().startsWith(ROOT + ".internal"))
                .map(JavaClass::reflect)
                .filter(ArchitectureTest::isExported);
    }

    private static boolean isExported(Class<?> type) {
        boolean visible = Modifier.isPublic(type.getModifiers()) || Modifier.isProtected(type.getModifiers());
        return visible && (type.getEnclosingClass() == null || isExported(type.getEnclosingClass()));
    }

    private static Stream<String> nullableSignatures(Class<?> type) {
        Stream<Executable> code =
                Stream.concat(Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()));
        Stream<String> inCode = code.filter(member -> isVisible(member.getModifiers()))
                .filter(ArchitectureTest::mentionsNullable)
                .map(Executable::toString);
        Stream<String> inFields = Arrays.stream(type.getDeclaredFields())
                .filter(field -> isVisible(field.getModifiers()))
                .filter(field -> isNullable(field.getAnnotatedType()))
                .map(Field::toString);
        return Stream.concat(inCode, inFields);
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static boolean mentionsNullable(Executable member) {
        boolean result = member instanceof Method method && isNullable(method.getAnnotatedReturnType());
        return result || Arrays.stream(member.getAnnotatedParameterTypes()).anyMatch(ArchitectureTest::isNullable);
    }

    /** Looks into type arguments, wildcards and arrays too: the annotation stands on types. */
    private static boolean isNullable(AnnotatedType type) {
        if (type.isAnnotationPresent(Nullable.class)) {
            return true;
        }
        AnnotatedType[] parts = {};
        if (type instanceof AnnotatedParameterizedType generic) {
            parts = generic.getAnnotatedActualTypeArguments();
        } else if (type instanceof AnnotatedWildcardType wildcard) {
            parts = wildcard.getAnnotatedUpperBounds();
        } else if (type instanceof AnnotatedArrayType array) {
            parts = new AnnotatedType[] {array.getAnnotatedGenericComponentType()};
        }
        return Arrays.stream(parts).anyMatch(ArchitectureTest::isNullable);
    }
}
