package vn.kycuong.bench;

import java.util.Map;
import javax.sql.DataSource;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.operaton.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** The two engines, embedded, history level audit, each call a transaction of its own: query, claim, complete. */
final class Engines {
    private static final String PROCESS = "five";
    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                         xmlns:engine="NAMESPACE" targetNamespace="bench">
              <process id="five" isExecutable="true"HISTORY>
                <startEvent id="start"/>
                <sequenceFlow id="f1" sourceRef="start" targetRef="t1"/>
                <userTask id="t1" engine:candidateGroups="OFFICER"/>
                <sequenceFlow id="f2" sourceRef="t1" targetRef="t2"/>
                <userTask id="t2" engine:candidateGroups="OFFICER"/>
                <sequenceFlow id="f3" sourceRef="t2" targetRef="whether"/>
                <exclusiveGateway id="whether" default="f5"/>
                <sequenceFlow id="f4" sourceRef="whether" targetRef="t3">
                  <conditionExpression xsi:type="tFormalExpression">${complete}</conditionExpression>
                </sequenceFlow>
                <sequenceFlow id="f5" sourceRef="whether" targetRef="t5"/>
                <userTask id="t3" engine:candidateGroups="OFFICER"/>
                <boundaryEvent id="late" attachedToRef="t3" cancelActivity="true">
                  <timerEventDefinition><timeDuration>P30D</timeDuration></timerEventDefinition>
                </boundaryEvent>
                <sequenceFlow id="f6" sourceRef="late" targetRef="t5"/>
                <sequenceFlow id="f7" sourceRef="t3" targetRef="t4"/>
                <userTask id="t4" engine:candidateGroups="OFFICER"/>
                <sequenceFlow id="f8" sourceRef="t4" targetRef="t5"/>
                <userTask id="t5" engine:candidateGroups="OFFICER"/>
                <sequenceFlow id="f9" sourceRef="t5" targetRef="end"/>
                <endEvent id="end"/>
              </process>
            </definitions>
            """;

    private Engines() {}

    static Contender flowable(DataSource database) {
        return new Flowable(database);
    }

    static Contender operaton(DataSource database) {
        return new Operaton(database);
    }

    private static final class Flowable implements Contender {
        private final org.flowable.engine.ProcessEngine engine;

        Flowable(DataSource database) {
            engine = new org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration()
                    .setDataSource(database)
                    .setDatabaseSchemaUpdate("true")
                    .setHistoryLevel(HistoryLevel.AUDIT)
                    .setAsyncExecutorActivate(false)
                    .buildProcessEngine();
            engine.getRepositoryService()
                    .createDeployment()
                    .addString(
                            "five.bpmn20.xml",
                            MODEL.replace("NAMESPACE", "http://flowable.org/bpmn")
                                    .replace("HISTORY", ""))
                    .deploy();
        }

        @Override
        public String system() {
            return "flowable";
        }

        @Override
        public Run begin() {
            var id = engine.getRuntimeService()
                    .startProcessInstanceByKey(PROCESS, Map.of("complete", true))
                    .getId();
            var tasks = engine.getTaskService();
            return () -> {
                var task = tasks.createTaskQuery().processInstanceId(id).singleResult();
                tasks.claim(task.getId(), "1001");
                long began = System.nanoTime();
                tasks.complete(task.getId());
                return System.nanoTime() - began;
            };
        }

        @Override
        public void close() {
            engine.close();
        }
    }

    private static final class Operaton implements Contender {
        private final org.operaton.bpm.engine.ProcessEngine engine;

        Operaton(DataSource database) {
            var configuration = new StandaloneProcessEngineConfiguration();
            configuration.setDataSource(database);
            configuration.setDatabaseSchemaUpdate("true");
            configuration.setHistory("audit");
            configuration.setJobExecutorActivate(false);
            configuration.setMetricsEnabled(false);
            configuration.setAuthorizationEnabled(false);
            engine = configuration.buildProcessEngine();
            engine.getRepositoryService()
                    .createDeployment()
                    .addString(
                            "five.bpmn",
                            MODEL.replace("NAMESPACE", "http://operaton.org/schema/1.0/bpmn")
                                    .replace("HISTORY", " engine:historyTimeToLive=\"P180D\""))
                    .deploy();
        }

        @Override
        public String system() {
            return "operaton";
        }

        @Override
        public Run begin() {
            var id = engine.getRuntimeService()
                    .startProcessInstanceByKey(PROCESS, Map.of("complete", true))
                    .getId();
            var tasks = engine.getTaskService();
            return () -> {
                var task = tasks.createTaskQuery().processInstanceId(id).singleResult();
                tasks.claim(task.getId(), "1001");
                long began = System.nanoTime();
                tasks.complete(task.getId());
                return System.nanoTime() - began;
            };
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
